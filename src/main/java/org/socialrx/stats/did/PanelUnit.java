package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.List;

/** One unit of a panel: when it is first treated, its outcomes and covariates by period. */
public final class PanelUnit implements Serializable {
    /** Cohort of units that are never treated. */
    public static final int NEVER = 0;

    private static final long serialVersionUID = 1;

    private final int cohort;
    private final List<String> clusters;
    private final double[] outcomes;
    private final double[][] covariates;

    /**
     * A unit; the arrays are not copied, because there may be millions.
     *
     * @param cohort first treated period, or {@link #NEVER}
     * @param clusters the clusters it belongs to, one for each clustering; may be empty
     * @param outcomes one a period in the order of the design's periods; not a number where it was not seen
     * @param covariates one row a period, or a single row if they do not change; each starts with 1
     */
    public PanelUnit(int cohort, List<String> clusters, double[] outcomes, double[][] covariates) {
        this.cohort = cohort;
        this.clusters = List.copyOf(clusters);
        this.outcomes = outcomes;
        this.covariates = covariates;
    }

    int cohort() {
        return cohort;
    }

    List<String> clusters() {
        return clusters;
    }

    double outcome(int period) {
        return outcomes[period];
    }

    double[] covariates(int period) {
        return covariates.length == 1 ? covariates[0] : covariates[period];
    }

    boolean isConstant() {
        return covariates.length == 1;
    }

    boolean isSeen(int period) {
        return !Double.isNaN(outcomes[period]);
    }

    boolean isComplete() {
        for (double outcome : outcomes) {
            if (Double.isNaN(outcome)) {
                return false;
            }
        }
        return true;
    }
}
