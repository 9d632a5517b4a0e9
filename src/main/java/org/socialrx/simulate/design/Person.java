package org.socialrx.simulate.design;

/**
 * One person of a simulated panel.
 *
 * @param practice number of the practice
 * @param isReferred whether the person is referred after the last baseline period
 * @param covariate what is recorded of the person; NaN where nothing is
 * @param counts contacts by period
 * @param last number of periods observed
 */
record Person(int practice, boolean isReferred, double covariate, int[] counts, int last) {
    /** Mean contacts over the first periods. */
    double mean(int periods) {
        double sum = 0;
        for (int t = 0; t < periods; t++) {
            sum += counts[t];
        }
        return sum / periods;
    }
}
