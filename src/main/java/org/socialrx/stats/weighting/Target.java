package org.socialrx.stats.weighting;

/**
 * Whose average effect weights estimate, and the weight of a row by its log odds of treatment l; p = 1/(1 + exp(-l)).
 *
 * <p>Taken from the log odds and not from p, because 1 - p has no digits left where p is near 1. Source: Li, Morgan and
 * Zaslavsky, Journal of the American Statistical Association 2018;113:390, table 1.
 */
public enum Target {
    /** The treated: 1 for a treated row, p/(1 - p) for a control. */
    ATT {
        @Override
        public double ofTreated(double logit) {
            return 1;
        }

        @Override
        public double ofControl(double logit) {
            return Math.exp(logit);
        }
    },
    /** Everybody: 1/p for a treated row, 1/(1 - p) for a control. */
    ATE {
        @Override
        public double ofTreated(double logit) {
            return 1 + Math.exp(-logit);
        }

        @Override
        public double ofControl(double logit) {
            return 1 + Math.exp(logit);
        }
    },
    /** Those who might have been in either arm: 1 - p for a treated row, p for a control. */
    OVERLAP {
        @Override
        public double ofTreated(double logit) {
            return 1 / (1 + Math.exp(logit));
        }

        @Override
        public double ofControl(double logit) {
            return 1 / (1 + Math.exp(-logit));
        }
    };

    /** Weight of a treated row; infinite where it exceeds every number. */
    public abstract double ofTreated(double logit);

    /** Weight of a control row; infinite where it exceeds every number. */
    public abstract double ofControl(double logit);

    /**
     * Stabilised weight of a treated row: the weight times the share of its arm.
     *
     * @param share share of the treated among all rows
     */
    public double stabilisedOfTreated(double logit, double share) {
        return ofTreated(logit) * share;
    }

    /**
     * Stabilised weight of a control row: the weight times the share of its arm.
     *
     * @param share share of the treated among all rows
     */
    public double stabilisedOfControl(double logit, double share) {
        return ofControl(logit) * (1 - share);
    }
}
