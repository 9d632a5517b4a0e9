package org.socialrx.stats.effects;

import java.io.Serializable;

/** The rows of a group as the last step of a fit saw them: what covariances are made of. */
interface WorkingRows extends Serializable {
    /** Visits the rows of a group that count. */
    void visit(GroupRows group, Visitor visitor);

    /** Takes one row. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes row t.
         *
         * @param x columns less what the effect of the group takes out
         * @param workingWeight linear: w; Poisson: w mu
         * @param residual weighted: w (y - fitted)
         * @param absorbedLeverage leverage of the effect of the group
         */
        void row(int t, double[] x, double workingWeight, double residual, double absorbedLeverage);
    }
}
