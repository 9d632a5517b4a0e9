package org.socialrx.release;

import java.math.BigDecimal;
import java.math.MathContext;
import org.socialrx.stats.rates.Proportion;
import org.socialrx.stats.rates.Rate;
import org.socialrx.table.Disclosure.Statistic;

/** Statistics computed again from released counts. */
final class Statistics {
    private static final double LEVEL = 0.95;
    private static final int MEAN_DIGITS = 4;

    private Statistics() {}

    /**
     * The statistic from the released counts.
     *
     * @param implied the rounded count behind a weighted statistic, which its numerator does not give
     */
    static double of(Statistic statistic, double numerator, double denominator, double implied) {
        return switch (statistic) {
            case SHARE -> share(numerator, denominator).value();
            case SHARE_LOW -> share(numerator, denominator).wilson(LEVEL).lower();
            case SHARE_HIGH -> share(numerator, denominator).wilson(LEVEL).upper();
            case RATE -> numerator / denominator;
            case RATE_LOW -> new Rate(numerator, denominator, 1).limits(LEVEL).lower();
            case RATE_HIGH -> new Rate(numerator, denominator, 1).limits(LEVEL).upper();
            case RATE_PER_1000 -> rate(numerator, denominator).value();
            case RATE_PER_1000_LOW -> rate(numerator, denominator).limits(LEVEL).lower();
            case RATE_PER_1000_HIGH ->
                rate(numerator, denominator).limits(LEVEL).upper();
            case WEIGHTED_RATE, WEIGHTED_SHARE -> implied / denominator;
        };
    }

    /** A mean of whole numbers to four digits: to more it would be a fraction that names the number of people. */
    static double meanWithoutCount(double mean) {
        return new BigDecimal(mean).round(new MathContext(MEAN_DIGITS)).doubleValue();
    }

    /** Two counts rounded apart may say that more have a property than there are. */
    private static Proportion share(double numerator, double denominator) {
        return new Proportion(Math.min(numerator, denominator), denominator);
    }

    private static Rate rate(double numerator, double denominator) {
        return Rate.perThousandPersonYears(numerator, denominator);
    }
}
