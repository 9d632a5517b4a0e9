package org.socialrx.describe;

import java.util.Map;
import java.util.TreeMap;
import org.socialrx.stats.rates.EuropeanStandard;
import org.socialrx.stats.rates.StandardisedRate;

/**
 * First events and days at risk of one group by band of age.
 *
 * @param bands by first year of the band, in order
 */
record AgeCells(Map<Integer, Counts> bands) {
    static final double DAYS_PER_YEAR = 365.25;

    AgeCells() {
        this(new TreeMap<>());
    }

    /** What is counted in one band. */
    record Counts(long events, long days) {
        double years() {
            return days / DAYS_PER_YEAR;
        }
    }

    void add(int band, long events, long days) {
        bands.merge(band, new Counts(events, days), (a, b) -> new Counts(a.events + b.events, a.days + b.days));
    }

    Counts total() {
        return new Counts(
                bands.values().stream().mapToLong(Counts::events).sum(),
                bands.values().stream().mapToLong(Counts::days).sum());
    }

    /** The rate in the standard population; bands without anybody at risk are left out of it. */
    StandardisedRate standardised() {
        var rate = new StandardisedRate();
        bands.forEach((band, counts) -> {
            if (counts.days() > 0) {
                rate.add((double) counts.events(), counts.years(), EuropeanStandard.of(band));
            }
        });
        return rate;
    }

    /** Events that there would be at the rates of others of the same age. */
    double expectedAt(AgeCells others) {
        double expected = 0;
        for (var band : bands.entrySet()) {
            var theirs = others.bands.getOrDefault(band.getKey(), new Counts(0, 0));
            if (theirs.days() > 0) {
                expected += band.getValue().days() * (theirs.events() / (double) theirs.days());
            }
        }
        return expected;
    }
}
