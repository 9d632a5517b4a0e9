package org.socialrx.stats.rates;

import java.io.Serializable;
import org.socialrx.stats.sum.ExactSum;

/**
 * A directly standardised rate: the rate a standard population would have with the rates observed in each stratum.
 *
 * <p>Accumulator over strata: rate = sum s O/n / sum s, variance = sum s² O/n² / (sum s)². Limits after Dobson and
 * others, Statistics in Medicine 1991;10:457: rate + sqrt(variance / O) (limit of O - O), O the events of all strata.
 */
public final class StandardisedRate implements Serializable {
    private static final long serialVersionUID = 1;

    private final ExactSum count = new ExactSum();
    private final ExactSum standard = new ExactSum();
    private final ExactSum expected = new ExactSum();
    private final ExactSum squares = new ExactSum();

    /** A rate without strata. */
    public StandardisedRate() {}

    /**
     * Adds a stratum.
     *
     * @param events events in the stratum; not negative
     * @param atRisk time at risk or people in the stratum; positive
     * @param standardPopulation size of the stratum in the standard population; not negative
     */
    public void add(double events, double atRisk, double standardPopulation) {
        if (!(events >= 0 && atRisk > 0 && standardPopulation >= 0)) {
            throw new IllegalArgumentException(
                    "Events are %s, at risk %s, standard population %s; none may be negative, time at risk positive"
                            .formatted(events, atRisk, standardPopulation));
        }
        double weight = standardPopulation / atRisk;
        count.add(events);
        standard.add(standardPopulation);
        expected.add(weight * events);
        squares.add(weight * weight * events);
    }

    /** Adds the strata of another rate, which stays as it is. */
    public void merge(StandardisedRate other) {
        count.merge(other.count);
        standard.merge(other.standard);
        expected.merge(other.expected);
        squares.merge(other.squares);
    }

    /** The rate, times a multiplier. */
    public double value(double multiplier) {
        return expected.value() / standard.value() * multiplier;
    }

    /**
     * Limits of the rate, times a multiplier; not a number without events.
     *
     * @param level confidence level between 0 and 1
     */
    public Limits limits(double level, double multiplier) {
        double events = count.value();
        double scale = Math.sqrt(squares.value() / events) / standard.value() * multiplier;
        Limits ofCount = new CountLimits(level).of(events);
        double rate = value(multiplier);
        return new Limits(rate + scale * (ofCount.lower() - events), rate + scale * (ofCount.upper() - events));
    }
}
