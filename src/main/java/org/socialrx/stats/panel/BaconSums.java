package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Units, and outcomes by period, of every group of units first treated together; and the rules that units break.
 * Accumulator. The treatment is the first covariate.
 */
final class BaconSums implements Passes.Sums<UnitRows, BaconSums> {
    private static final long serialVersionUID = 1;

    private final TreeMap<Integer, Timing> timings = new TreeMap<>();
    private final TreeMap<Integer, Long> periods = new TreeMap<>();
    private final TreeMap<Integer, Long> unitsByRows = new TreeMap<>();
    private long repeated;
    private long reversed;
    private long notBinary;

    @Override
    public void add(UnitRows unit) {
        boolean isRepeated = false;
        boolean isReversed = false;
        int start = UnitRows.NEVER;
        boolean isTreated = false;
        for (int t = 0; t < unit.size(); t++) {
            double treatment = unit.x()[t][0];
            notBinary += treatment == 0 || treatment == 1 ? 0 : 1;
            isRepeated |= t > 0 && unit.periods()[t] == unit.periods()[t - 1];
            isReversed |= isTreated && treatment == 0;
            if (treatment == 1 && !isTreated) {
                isTreated = true;
                start = unit.periods()[t];
            }
            periods.merge(unit.periods()[t], 1L, Long::sum);
        }
        repeated += isRepeated ? 1 : 0;
        reversed += isReversed ? 1 : 0;
        unitsByRows.merge(unit.size(), 1L, Long::sum);
        timings.computeIfAbsent(isTreated ? start : Integer.MAX_VALUE, g -> new Timing())
                .add(unit);
    }

    @Override
    public void merge(BaconSums other) {
        other.timings.forEach(
                (g, sums) -> timings.computeIfAbsent(g, c -> new Timing()).merge(sums));
        other.periods.forEach((t, n) -> periods.merge(t, n, Long::sum));
        other.unitsByRows.forEach((rows, n) -> unitsByRows.merge(rows, n, Long::sum));
        repeated += other.repeated;
        reversed += other.reversed;
        notBinary += other.notBinary;
    }

    /** What is wrong with the panel; empty when the decomposition is defined. */
    void check() {
        List<String> faults = new ArrayList<>();
        if (notBinary > 0) {
            faults.add("the treatment is neither 0 nor 1 in %d rows".formatted(notBinary));
        }
        if (repeated > 0) {
            faults.add("%d units have more than one row for a period; a panel has one row for each unit and period"
                    .formatted(repeated));
        }
        long incomplete = unitsByRows.headMap(periods.size()).values().stream()
                .mapToLong(n -> n)
                .sum();
        if (incomplete > 0) {
            faults.add("%d units are not seen in all %d periods; the decomposition needs a balanced panel"
                    .formatted(incomplete, periods.size()));
        }
        if (reversed > 0) {
            faults.add(
                    "%d units leave treatment again; the decomposition needs treatment that stays".formatted(reversed));
        }
        if (timings.size() < 2) {
            faults.add("all units have the same timing of treatment; there is nothing to compare");
        }
        if (!faults.isEmpty()) {
            throw new BrokenPanelException(faults);
        }
    }

    List<Integer> periods() {
        return new ArrayList<>(periods.keySet());
    }

    /** By first treated period, {@link Integer#MAX_VALUE} for the never treated. */
    SortedMap<Integer, Timing> timings() {
        return timings;
    }

    /** Units first treated together. */
    static final class Timing implements Serializable {
        private static final long serialVersionUID = 1;

        private final TreeMap<Integer, CompensatedSums> outcomes = new TreeMap<>();
        private long units;

        private void add(UnitRows unit) {
            units++;
            for (int t = 0; t < unit.size(); t++) {
                outcomes.computeIfAbsent(unit.periods()[t], p -> new CompensatedSums(1))
                        .add(0, unit.y()[t]);
            }
        }

        private void merge(Timing other) {
            units += other.units;
            other.outcomes.forEach((t, sum) ->
                    outcomes.computeIfAbsent(t, p -> new CompensatedSums(1)).merge(sum));
        }

        long units() {
            return units;
        }

        /** Mean outcome over the periods from one until before another. */
        double mean(int from, int until) {
            double sum = 0;
            int count = 0;
            for (CompensatedSums outcome : outcomes.subMap(from, until).values()) {
                sum += outcome.value(0);
                count++;
            }
            return sum / count / units;
        }
    }
}
