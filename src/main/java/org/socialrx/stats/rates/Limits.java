package org.socialrx.stats.rates;

/**
 * A confidence interval.
 *
 * @param lower lower limit
 * @param upper upper limit
 */
public record Limits(double lower, double upper) {
    /** Both limits times a positive factor. */
    Limits times(double factor) {
        return new Limits(lower * factor, upper * factor);
    }
}
