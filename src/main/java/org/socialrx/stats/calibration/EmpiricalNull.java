package org.socialrx.stats.calibration;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.socialrx.stats.TooFewRowsException;

/**
 * The distribution of estimates whose truth is no effect: systematic error N(mu, sigma²) beside the sampling error.
 *
 * <p>Source: Schuemie and others, Statistics in Medicine 2014;33:209; intervals 2018 PNAS 115:2571.
 *
 * @param mu mean systematic error, on the scale of the estimates (log ratio)
 * @param sigma its standard deviation, not negative
 * @param logLikelihood at the maximum
 * @param controls negative controls used
 */
public record EmpiricalNull(double mu, double sigma, double logLikelihood, int controls) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int GRID = 400;

    /**
     * Fits mu and sigma by maximum likelihood of N(mu, sigma² + se²).
     *
     * <p>Given sigma, mu is a weighted mean; the profile likelihood is searched for all its maxima over sigma², 0
     * included.
     *
     * @param estimates estimates of the negative controls
     * @param stdErrors their standard errors, positive
     */
    public static EmpiricalNull fit(double[] estimates, double[] stdErrors) {
        if (estimates.length < 2) {
            throw new TooFewRowsException("negative controls", estimates.length, 2);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 0; i < estimates.length; i++) {
            smallest = Math.min(smallest, stdErrors[i]);
            widest = Math.max(widest, Math.abs(estimates[i] - estimates[0]));
        }
        double best = 0;
        double low = smallest * smallest * 1e-8;
        double step = Math.pow((widest * widest + low) / low, 1.0 / GRID);
        double from = 0;
        for (double to = low; to <= widest * widest * step; from = to, to *= step) {
            if (slope(estimates, stdErrors, from) > 0 && slope(estimates, stdErrors, to) <= 0) {
                double found = root(estimates, stdErrors, from, to);
                if (logLikelihood(estimates, stdErrors, found) > logLikelihood(estimates, stdErrors, best)) {
                    best = found;
                }
            }
        }
        return new EmpiricalNull(
                mean(estimates, stdErrors, best),
                Math.sqrt(best),
                logLikelihood(estimates, stdErrors, best),
                estimates.length);
    }

    /** The estimate less the mean systematic error, with the error of both. */
    public Calibrated calibrate(double estimate, double stdError, double level) {
        double total = Math.sqrt(sigma * sigma + stdError * stdError);
        double reach = NORMAL.inverseSurvivalProbability((1 - level) / 2) * total;
        double centre = estimate - mu;
        return new Calibrated(
                centre,
                total,
                centre - reach,
                centre + reach,
                2 * NORMAL.survivalProbability(Math.abs(centre) / total),
                2 * NORMAL.survivalProbability(Math.abs(estimate) / stdError));
    }

    /** Expected absolute systematic error: the mean of |N(mu, sigma²)|. */
    public double ease() {
        if (sigma == 0) {
            return Math.abs(mu);
        }
        double ratio = mu / sigma;
        return sigma * Math.sqrt(2 / Math.PI) * Math.exp(-ratio * ratio / 2)
                + mu * (1 - 2 * NORMAL.cumulativeProbability(-ratio));
    }

    private static double root(double[] estimates, double[] stdErrors, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 200 && high - low > 1e-16 * high; i++) {
            double middle = (low + high) / 2;
            if (slope(estimates, stdErrors, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Derivative of twice the profile log-likelihood by sigma². */
    private static double slope(double[] estimates, double[] stdErrors, double variance) {
        double mean = mean(estimates, stdErrors, variance);
        double slope = 0;
        for (int i = 0; i < estimates.length; i++) {
            double total = variance + stdErrors[i] * stdErrors[i];
            double deviation = estimates[i] - mean;
            slope += (deviation * deviation / total - 1) / total;
        }
        return slope;
    }

    private static double logLikelihood(double[] estimates, double[] stdErrors, double variance) {
        double mean = mean(estimates, stdErrors, variance);
        double sum = 0;
        for (int i = 0; i < estimates.length; i++) {
            double total = variance + stdErrors[i] * stdErrors[i];
            double deviation = estimates[i] - mean;
            sum -= (Math.log(2 * Math.PI * total) + deviation * deviation / total) / 2;
        }
        return sum;
    }

    private static double mean(double[] estimates, double[] stdErrors, double variance) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < estimates.length; i++) {
            double weight = 1 / (variance + stdErrors[i] * stdErrors[i]);
            weights += weight;
            sum += weight * estimates[i];
        }
        return sum / weights;
    }
}
