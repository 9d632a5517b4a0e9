package org.socialrx.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.describe.Shares.Group;

/**
 * What is recorded, by practice, year and circumstance.
 *
 * @param cells the cells
 * @param withoutCodes circumstances for which no code list names a code, so that none can be found
 */
record CompletenessCells(List<Cell> cells, List<String> withoutCodes) {
    private static final int FEWEST_PRACTICES = 10;
    private static final double STEP = 0.05;

    CompletenessCells {
        cells = List.copyOf(cells);
        withoutCodes = List.copyOf(withoutCodes);
    }

    /**
     * One practice, year and circumstance.
     *
     * @param practice practice
     * @param year year
     * @param variable circumstance
     * @param registered adults registered on some day of the year
     * @param recorded of those with an entry that says how it is
     * @param unknown of the others with an entry that says it is not known
     */
    record Cell(String practice, int year, String variable, long registered, long recorded, long unknown) {
        Cell plus(Cell other) {
            return new Cell(
                    "",
                    year,
                    variable,
                    registered + other.registered,
                    recorded + other.recorded,
                    unknown + other.unknown);
        }

        double share() {
            return recorded / (double) registered;
        }
    }

    /** Rows of {@code result.group_share}; where no code is known nobody could have been found. */
    List<Row> shares() {
        var shares = new Shares("completeness");
        byVariableAndYear()
                .forEach((variable, years) -> years.forEach((year, cells) -> {
                    var sum = cells.stream().reduce(Cell::plus).orElseThrow();
                    var group = new Group(variable, Integer.toString(year), year);
                    long all = sum.registered();
                    if (withoutCodes.contains(variable)) {
                        shares.add(group, "no-code", 4, all, all);
                        return;
                    }
                    shares.add(group, "recorded", 1, sum.recorded(), all);
                    shares.add(group, "unknown", 2, sum.unknown(), all);
                    shares.add(group, "missing", 3, all - sum.recorded() - sum.unknown(), all);
                }));
        return shares.rows();
    }

    /**
     * Rows of {@code result.completeness_spread}: quantiles over practices to the nearest five per cent, because an
     * exact one is the exact share of a practice; none over fewer than ten.
     */
    List<Row> spread() {
        var rows = new ArrayList<Row>();
        byVariableAndYear()
                .forEach((variable, years) -> years.forEach((year, cells) -> {
                    if (cells.size() >= FEWEST_PRACTICES && !withoutCodes.contains(variable)) {
                        var sorted = cells.stream().map(Cell::share).sorted().toList();
                        rows.add(RowFactory.create(
                                variable,
                                year,
                                (long) sorted.size(),
                                quantile(sorted, 0.1),
                                quantile(sorted, 0.5),
                                quantile(sorted, 0.9)));
                    }
                }));
        return rows;
    }

    private TreeMap<String, TreeMap<Integer, List<Cell>>> byVariableAndYear() {
        return cells.stream()
                .sorted(Comparator.comparing(Cell::practice))
                .collect(Collectors.groupingBy(
                        Cell::variable,
                        TreeMap::new,
                        Collectors.groupingBy(Cell::year, TreeMap::new, Collectors.toList())));
    }

    private static double quantile(List<Double> sorted, double at) {
        double share = sorted.get((int) Math.round(at * (sorted.size() - 1)));
        return Math.round(share / STEP) * STEP;
    }
}
