package org.socialrx.stats.rates;

/**
 * Events per time at risk.
 *
 * @param count events; not negative
 * @param denominator time at risk (person-years) or people; positive
 * @param multiplier what the rate is given per, such as 1,000 person-years; positive
 */
public record Rate(double count, double denominator, double multiplier) {
    public Rate {
        if (!(count >= 0 && denominator > 0 && multiplier > 0)) {
            throw new IllegalArgumentException(
                    "Count is %s, denominator %s, multiplier %s; the last two must be positive"
                            .formatted(count, denominator, multiplier));
        }
    }

    /** Events per 1,000 person-years. */
    public static Rate perThousandPersonYears(double count, double personYears) {
        return new Rate(count, personYears, 1000);
    }

    /** Count over denominator, times the multiplier. */
    public double value() {
        return count / denominator * multiplier;
    }

    /**
     * Limits of the rate: those of the count, exact below 10 and Byar's from 10 on.
     *
     * @param level confidence level between 0 and 1
     */
    public Limits limits(double level) {
        return new CountLimits(level).of(count).times(multiplier / denominator);
    }
}
