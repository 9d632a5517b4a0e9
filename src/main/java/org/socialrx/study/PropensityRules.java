package org.socialrx.study;

import java.util.List;
import java.util.Optional;

/**
 * The propensity model.
 *
 * @param effects fixed effects beside the covariates: practice, index-quarter
 * @param wide the second model, on every code of the record; empty when the study has none
 */
public record PropensityRules(List<String> effects, Optional<WideRules> wide) {
    /** Design that rests on the model with named covariates. */
    public static final String PRIMARY = "primary";

    /** Design that rests on the model with every code. */
    public static final String WIDE = "wide";

    public PropensityRules {
        effects = List.copyOf(effects);
    }
}
