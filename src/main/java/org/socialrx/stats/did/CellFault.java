package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a group-time effect could not be estimated.
 *
 * @param kind the reason
 * @param aliased positions of the covariates that earlier ones determine, for {@link Kind#ALIASED}
 */
public record CellFault(Kind kind, List<Integer> aliased) implements Serializable {
    private static final long serialVersionUID = 1;

    /** There is none. */
    static final CellFault NONE = of(Kind.NONE);

    /** The reasons. */
    public enum Kind {
        /** It was estimated. */
        NONE("there is no fault"),
        /** Nobody to estimate an effect on. */
        NO_TREATED("no treated unit is seen in both periods"),
        /** Nobody to compare with. */
        NO_CONTROL("there is no control"),
        /** Fewer controls than coefficients. */
        FEW_CONTROLS("there are fewer controls than covariates and a constant"),
        /** Covariates tell treated from controls without error, or no control has a propensity below 0.995. */
        NO_OVERLAP("no control has a propensity like that of the treated"),
        /** The propensity model does not come to rest. */
        NO_CONVERGENCE("the propensity model does not come to rest in 200 steps"),
        /** Some covariates follow from others among the controls, but not among the treated. */
        ALIASED("covariates follow from earlier ones among the controls");

        private final String prose;

        Kind(String prose) {
            this.prose = prose;
        }

        /** In words. */
        public String prose() {
            return prose;
        }
    }

    public CellFault {
        aliased = new ArrayList<>(aliased);
    }

    static CellFault of(Kind kind) {
        return new CellFault(kind, List.of());
    }

    /** This, or the fault that some covariates are aliased. */
    CellFault orAliased() {
        return kind == Kind.NONE && !aliased.isEmpty() ? new CellFault(Kind.ALIASED, aliased) : this;
    }
}
