package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.effects.GroupRows;

/**
 * The columns of a regression with one effect for every cohort and event time: covariates, then the cells; and which
 * rows it has.
 */
final class CohortCells implements Serializable {
    private static final long serialVersionUID = 1;

    private final int untilPeriod;
    private final TreeSet<Integer> alwaysTreated;
    private final TreeMap<Integer, TreeMap<Integer, Integer>> positions = new TreeMap<>();
    private final ArrayList<String> names = new ArrayList<>();

    /**
     * No cells yet.
     *
     * @param covariates their names
     * @param untilPeriod rows of this period or later are left out
     * @param alwaysTreated cohorts that are left out
     */
    CohortCells(List<String> covariates, int untilPeriod, SortedSet<Integer> alwaysTreated) {
        this.alwaysTreated = new TreeSet<>(alwaysTreated);
        this.untilPeriod = untilPeriod;
        names.addAll(covariates);
    }

    void add(int cohort, int eventTime) {
        positions.computeIfAbsent(cohort, g -> new TreeMap<>()).put(eventTime, names.size());
        names.add("cohort %d event-time %d".formatted(cohort, eventTime));
    }

    @SuppressWarnings("NonApiType") // What holds it must be serializable.
    SortedMap<Integer, TreeMap<Integer, Integer>> positions() {
        return positions;
    }

    List<String> names() {
        return names;
    }

    /** The rows of a unit that the regression has: none when its cohort is treated from its first period on. */
    UnitRows rowsOf(UnitRows unit) {
        boolean isLeftOut = unit.size() == 0 || alwaysTreated.contains(unit.cohort());
        int[] rows = IntStream.range(0, isLeftOut ? 0 : unit.size())
                .filter(t -> unit.periods()[t] < untilPeriod)
                .toArray();
        if (rows.length == unit.size()) {
            return unit;
        }
        return new UnitRows(
                unit.key(),
                IntStream.of(rows).map(t -> unit.cohorts()[t]).toArray(),
                IntStream.of(rows).map(t -> unit.periods()[t]).toArray(),
                IntStream.of(rows).mapToDouble(t -> unit.y()[t]).toArray(),
                IntStream.of(rows).mapToObj(t -> unit.x()[t]).toArray(double[][]::new),
                IntStream.of(rows).mapToObj(t -> unit.clusters()[t]).toArray(String[][]::new));
    }

    GroupRows expand(UnitRows unit) {
        double[][] x = new double[unit.size()][];
        String[][] levels = new String[unit.size()][];
        for (int t = 0; t < x.length; t++) {
            double[] row = Arrays.copyOf(unit.x()[t], names.size());
            @Nullable TreeMap<Integer, Integer> cells = positions.get(unit.cohort());
            Integer at = cells == null ? null : cells.get(unit.periods()[t] - unit.cohort());
            if (at != null) {
                row[at] = 1;
            }
            x[t] = row;
            levels[t] = new String[] {String.valueOf(unit.periods()[t])};
        }
        double[] ones = new double[unit.size()];
        Arrays.fill(ones, 1);
        return new GroupRows(unit.key(), x, unit.y(), ones, ones, levels, unit.clusters());
    }
}
