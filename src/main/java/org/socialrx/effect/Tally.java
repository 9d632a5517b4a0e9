package org.socialrx.effect;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.socialrx.effect.PanelUnit.Member;
import org.socialrx.study.PeriodRange;

/** What a series counts by arm, weight and period; weights are applied at the end, in one order. */
final class Tally implements Serializable {
    static final double DAYS_PER_YEAR = 365.25;

    private static final long serialVersionUID = 1;

    private final int firstPeriod;
    private final int periods;
    private final Map<Arm, PeriodCounts> arms = new TreeMap<>();

    /** Persons of one arm who share a weight. */
    private record Arm(boolean isReferred, double weight) implements Serializable, Comparable<Arm> {
        private static final Comparator<Arm> ORDER =
                Comparator.comparing(Arm::isReferred).thenComparing(Arm::weight);

        @Override
        public int compareTo(Arm other) {
            return ORDER.compare(this, other);
        }
    }

    Tally(int firstPeriod, int periods) {
        this.firstPeriod = firstPeriod;
        this.periods = periods;
    }

    Tally add(PanelUnit unit) {
        for (var m = 0; m < unit.members().size(); m++) {
            var counts = of(unit.members().get(m));
            for (var period = 0; period < periods; period++) {
                var at = m * periods + period;
                counts.add(period, unit.personCount(), unit.personDays()[at], unit.eventCounts()[at]);
            }
        }
        return this;
    }

    Tally merge(Tally other) {
        other.arms.forEach((arm, counts) ->
                arms.computeIfAbsent(arm, a -> new PeriodCounts(periods)).merge(counts));
        return this;
    }

    /** The first period of the panel. */
    int firstPeriod() {
        return firstPeriod;
    }

    /** How many periods the panel has. */
    int periods() {
        return periods;
    }

    /** Whether anyone had a contact in a period. */
    boolean hasEvents(int period) {
        return events(true, period) + events(false, period) > 0;
    }

    /** Most candidates of an arm who were observed in any of the periods. */
    long candidates(boolean isReferred, PeriodRange range) {
        var most = 0L;
        for (var period = range.from(); period <= range.to(); period++) {
            most = Math.max(most, candidates(isReferred, period));
        }
        return most;
    }

    /** Candidates of an arm observed in a period. */
    long candidates(boolean isReferred, int period) {
        return whole(isReferred, period, PeriodCounts::candidates);
    }

    /** Contacts of an arm in a period. */
    long events(boolean isReferred, int period) {
        return whole(isReferred, period, PeriodCounts::events);
    }

    /** Contacts of an arm over periods. */
    long events(boolean isReferred, PeriodRange range) {
        var sum = 0L;
        for (var period = range.from(); period <= range.to(); period++) {
            sum += events(isReferred, period);
        }
        return sum;
    }

    /** Contacts of both arms over periods. */
    long events(PeriodRange range) {
        return events(true, range) + events(false, range);
    }

    /** Years observed of an arm in a period. */
    double years(boolean isReferred, int period) {
        return whole(isReferred, period, PeriodCounts::days) / DAYS_PER_YEAR;
    }

    /** Contacts of an arm over periods, each times the weight of its person. */
    double weightedEvents(boolean isReferred, PeriodRange range) {
        return weighted(isReferred, range, PeriodCounts::events);
    }

    /** Years observed of an arm over periods, each times the weight of its person. */
    double weightedYears(boolean isReferred, PeriodRange range) {
        return weighted(isReferred, range, PeriodCounts::days) / DAYS_PER_YEAR;
    }

    private PeriodCounts of(Member member) {
        return arms.computeIfAbsent(new Arm(member.isReferred(), member.weight()), arm -> new PeriodCounts(periods));
    }

    private long whole(boolean isReferred, int period, Reading reading) {
        var sum = 0L;
        for (var arm : arms.entrySet()) {
            sum += arm.getKey().isReferred() == isReferred ? reading.of(arm.getValue(), period - firstPeriod) : 0;
        }
        return sum;
    }

    private double weighted(boolean isReferred, PeriodRange range, Reading reading) {
        var sum = 0.0;
        for (var arm : arms.entrySet()) {
            for (var period = range.from(); period <= range.to(); period++) {
                sum += arm.getKey().isReferred() == isReferred
                        ? arm.getKey().weight() * reading.of(arm.getValue(), period - firstPeriod)
                        : 0;
            }
        }
        return sum;
    }

    /** Reads one count of a period. */
    @FunctionalInterface
    private interface Reading {
        long of(PeriodCounts counts, int period);
    }
}
