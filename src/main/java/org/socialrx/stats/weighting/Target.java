package org.socialrx.stats.weighting;

/**
 * Whose average effect weights estimate, and the weight of a row by its propensity p.
 *
 * <p>Source: Li, Morgan and Zaslavsky, Journal of the American Statistical Association 2018;113:390, table 1.
 */
public enum Target {
    /** The treated: 1 for a treated row, p/(1 - p) for a control. */
    ATT {
        @Override
        public double ofTreated(double propensity) {
            return 1;
        }

        @Override
        public double ofControl(double propensity) {
            return propensity / (1 - propensity);
        }
    },
    /** Everybody: 1/p for a treated row, 1/(1 - p) for a control. */
    ATE {
        @Override
        public double ofTreated(double propensity) {
            return 1 / propensity;
        }

        @Override
        public double ofControl(double propensity) {
            return 1 / (1 - propensity);
        }
    },
    /** Those who might have been in either arm: 1 - p for a treated row, p for a control. */
    OVERLAP {
        @Override
        public double ofTreated(double propensity) {
            return 1 - propensity;
        }

        @Override
        public double ofControl(double propensity) {
            return propensity;
        }
    };

    /** Weight of a treated row. */
    public abstract double ofTreated(double propensity);

    /** Weight of a control row. */
    public abstract double ofControl(double propensity);

    /**
     * Stabilised weight of a treated row: the weight times the share of its arm.
     *
     * @param share share of the treated among all rows
     */
    public double stabilisedOfTreated(double propensity, double share) {
        return ofTreated(propensity) * share;
    }

    /**
     * Stabilised weight of a control row: the weight times the share of its arm.
     *
     * @param share share of the treated among all rows
     */
    public double stabilisedOfControl(double propensity, double share) {
        return ofControl(propensity) * (1 - share);
    }
}
