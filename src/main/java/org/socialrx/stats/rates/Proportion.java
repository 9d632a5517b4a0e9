package org.socialrx.stats.rates;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of a whole.
 *
 * @param count how many have the property; not negative, not above the denominator
 * @param denominator how many there are; positive
 */
public record Proportion(double count, double denominator) {
    public Proportion {
        if (!(count >= 0 && count <= denominator && denominator > 0)) {
            throw new IllegalArgumentException("Count is %s of %s; it must lie between 0 and a positive denominator"
                    .formatted(count, denominator));
        }
    }

    /** Count over denominator. */
    public double value() {
        return count / denominator;
    }

    /**
     * Wilson's score limits: (2 O + z² ± z sqrt(z² + 4 O q)) / (2 (n + z²)) with q = 1 - O/n.
     *
     * <p>Source: Wilson, Journal of the American Statistical Association 1927;22:209.
     *
     * @param level confidence level between 0 and 1
     */
    public Limits wilson(double level) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double centre = 2 * count + z * z;
        double spread = z * Math.sqrt(z * z + 4 * count * (1 - value()));
        double width = 2 * (denominator + z * z);
        return new Limits((centre - spread) / width, (centre + spread) / width);
    }
}
