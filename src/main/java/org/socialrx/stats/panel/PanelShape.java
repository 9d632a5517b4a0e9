package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.socialrx.stats.Passes;

/** Rows of every cohort and period, and the rules of a panel that units break. Accumulator. */
final class PanelShape implements Passes.Sums<UnitRows, PanelShape> {
    private static final long serialVersionUID = 1;

    private final TreeMap<Integer, TreeMap<Integer, Long>> counts = new TreeMap<>();
    private long units;
    private long unitsWithRepeatedPeriods;
    private long unitsOfSeveralCohorts;

    /** Counts the rows of all units. */
    static PanelShape of(Passes<UnitRows> units) {
        PanelShape shape = units.run(new PanelShape());
        shape.check();
        return shape;
    }

    @Override
    public void add(UnitRows unit) {
        if (unit.size() == 0) {
            return;
        }
        units++;
        boolean isRepeated = false;
        boolean isChanged = false;
        TreeMap<Integer, Long> row = counts.computeIfAbsent(unit.cohort(), g -> new TreeMap<>());
        for (int t = 0; t < unit.size(); t++) {
            row.merge(unit.periods()[t], 1L, Long::sum);
            isRepeated |= t > 0 && unit.periods()[t] == unit.periods()[t - 1];
            isChanged |= unit.cohorts()[t] != unit.cohort();
        }
        unitsWithRepeatedPeriods += isRepeated ? 1 : 0;
        unitsOfSeveralCohorts += isChanged ? 1 : 0;
    }

    @Override
    public void merge(PanelShape other) {
        other.counts.forEach((g, row) -> row.forEach(
                (t, n) -> counts.computeIfAbsent(g, c -> new TreeMap<>()).merge(t, n, Long::sum)));
        units += other.units;
        unitsWithRepeatedPeriods += other.unitsWithRepeatedPeriods;
        unitsOfSeveralCohorts += other.unitsOfSeveralCohorts;
    }

    private void check() {
        List<String> faults = new ArrayList<>();
        if (unitsWithRepeatedPeriods > 0) {
            faults.add("%d units have more than one row for a period; a panel has one row for each unit and period"
                    .formatted(unitsWithRepeatedPeriods));
        }
        if (unitsOfSeveralCohorts > 0) {
            faults.add("%d units have more than one cohort; the first treated period belongs to the unit"
                    .formatted(unitsOfSeveralCohorts));
        }
        if (units == 0) {
            faults.add("no rows are left");
        }
        if (!faults.isEmpty()) {
            throw new BrokenPanelException(faults);
        }
    }

    long units() {
        return units;
    }

    /** All cohorts, {@link UnitRows#NEVER} among them where there are such units. */
    SortedSet<Integer> cohorts() {
        return new TreeSet<>(counts.keySet());
    }

    /** All periods with rows. */
    SortedSet<Integer> periods() {
        SortedSet<Integer> periods = new TreeSet<>();
        counts.values().forEach(row -> periods.addAll(row.keySet()));
        return periods;
    }

    /** Rows of a cohort by period. */
    SortedMap<Integer, Long> rows(int cohort) {
        return counts.getOrDefault(cohort, new TreeMap<>());
    }

    /** Rows of a cohort in a period. */
    long rows(int cohort, int period) {
        return rows(cohort).getOrDefault(period, 0L);
    }

    /** Cohorts that are treated in the first period in which any of them is seen. */
    SortedSet<Integer> alwaysTreated() {
        SortedSet<Integer> cohorts = new TreeSet<>();
        counts.forEach((g, row) -> {
            if (g != UnitRows.NEVER && row.firstKey() >= g) {
                cohorts.add(g);
            }
        });
        return cohorts;
    }

    /** Times since treatment of all rows of treated units. */
    SortedSet<Integer> eventTimes() {
        SortedSet<Integer> times = new TreeSet<>();
        counts.forEach((g, row) -> {
            if (g != UnitRows.NEVER) {
                row.keySet().forEach(t -> times.add(t - g));
            }
        });
        return times;
    }

    /** Refuses a reference event time that no treated unit has. */
    void checkReference(int reference) {
        if (!eventTimes().contains(reference)) {
            throw new BrokenPanelException(
                    List.of("no treated unit is seen at the reference event time %d; event times seen are %s"
                            .formatted(reference, eventTimes())));
        }
    }
}
