package org.socialrx.stats.logistic;

/**
 * A function of the standard normal effect of one unit, times the density of the effect, integrated over it by the
 * trapezoidal rule around the mode, which is exact to rounding for so smooth an integrand.
 *
 * @param points values of the effect, evenly spaced
 * @param weights share of each in the integral; they add up to 1
 * @param logIntegral logarithm of the integral
 */
record UnitIntegral(double[] points, double[] weights, double logIntegral) {
    private static final int MOST_STEPS = 50;
    private static final double LONGEST_STEP = 2;
    private static final double TOLERANCE = 1e-12;
    private static final int HALF_GRID = 24;
    private static final double GRID_SPAN = 9;

    /** Logarithm of the integrand up to that of sqrt(2 pi), concave. */
    interface Exponent {
        double at(double effect);

        double slopeAt(double effect);

        /** Minus its second derivative, at least 1. */
        double curvatureAt(double effect);
    }

    static UnitIntegral of(Exponent exponent) {
        double mode = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double move = exponent.slopeAt(mode) / exponent.curvatureAt(mode);
            mode += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
            if (Math.abs(move) < TOLERANCE) {
                break;
            }
        }
        double width = GRID_SPAN / HALF_GRID / Math.sqrt(exponent.curvatureAt(mode));
        double top = exponent.at(mode);
        var points = new double[2 * HALF_GRID + 1];
        var weights = new double[points.length];
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            points[i] = mode + (i - HALF_GRID) * width;
            weights[i] = Math.exp(exponent.at(points[i]) - top);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new UnitIntegral(points, weights, top + Math.log(sum * width) - 0.5 * Math.log(2 * Math.PI));
    }
}
