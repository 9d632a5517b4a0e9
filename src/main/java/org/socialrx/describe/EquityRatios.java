package org.socialrx.describe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.describe.PersonCells.Cell;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.describe.RefusalOdds.Odds;
import org.socialrx.stats.rates.CountLimits;
import org.socialrx.stats.rates.Proportion;
import org.socialrx.study.Study;

/**
 * Observed over expected, group by group.
 *
 * <p>Against its own practices a group is expected to have the share of each of its practices: the sum over practices
 * of the practice's share times the group's people in it. Against need, tenths of deprivation are expected to have the
 * share that everybody of the same age band, sex and number of conditions has. A region consists of whole practices, so
 * it has no ratio of the first kind.
 */
final class EquityRatios {
    static final String DECILE = "deprivation-decile";

    private static final double LEVEL = 0.95;
    private static final String REGION = "region";
    private static final String DECLINED = "declined";

    private final Study study;
    private final PersonCells cells;
    private final Map<String, Map<String, Odds>> refusal;
    private final List<Row> rows = new ArrayList<>();

    /** Takes the odds ratios of refusal by characteristic and level too. */
    EquityRatios(Study study, PersonCells cells, Map<String, Map<String, Odds>> refusal) {
        this.study = study;
        this.cells = cells;
        this.refusal = refusal;
    }

    /**
     * What stands behind one ratio.
     *
     * @param observed events
     * @param base people who could have had one; null where time at risk is behind the expectation
     * @param expected events to be expected
     */
    record Counts(long observed, @Nullable Long base, double expected) {
        Counts plus(Counts other) {
            return new Counts(
                    observed + other.observed,
                    base == null || other.base == null ? null : base + other.base,
                    expected + other.expected);
        }
    }

    /** Rows of {@code result.equity_ratio}; {@code byAge} holds first referrals and what age makes of them. */
    List<Row> rows(Map<String, Map<String, Counts>> byAge) {
        againstPractices("referred", Tally::referred, Tally::described);
        againstPractices(DECLINED, Tally::declined, Tally::answered);
        byAge.forEach((variable, levels) -> add("referred-age", variable, levels));
        add("referred-need", DECILE, againstNeed());
        return rows;
    }

    private void againstPractices(String measure, ToLongFunction<Tally> events, ToLongFunction<Tally> people) {
        var shares = new HashMap<String, Double>();
        cells.cells().stream()
                .filter(cell -> cell.variable().equals(PersonCells.ALL))
                .filter(cell -> people.applyAsLong(cell.tally()) > 0)
                .forEach(cell -> shares.put(
                        cell.practice(), events.applyAsLong(cell.tally()) / (double) people.applyAsLong(cell.tally())));
        var variables = new TreeMap<String, Map<String, Counts>>();
        for (var cell : byPractice()) {
            long base = people.applyAsLong(cell.tally());
            var counts = new Counts(
                    events.applyAsLong(cell.tally()), base, base * shares.getOrDefault(cell.practice(), 0.0));
            variables
                    .computeIfAbsent(cell.variable(), key -> new TreeMap<>())
                    .merge(cell.level(), counts, Counts::plus);
        }
        variables.forEach((variable, levels) -> add(measure, variable, levels));
    }

    /** In one order whatever the partitioning, because expectations are sums of fractions. */
    private List<Cell> byPractice() {
        return cells.cells().stream()
                .filter(cell -> study.describeBy().contains(cell.variable())
                        && !cell.variable().equals(REGION))
                .sorted(Cell.ORDER)
                .toList();
    }

    /** Referrals by tenth of deprivation, and what age, sex and conditions make expected of them. */
    Map<String, Counts> againstNeed() {
        var byNeed = new HashMap<String, Tally>();
        cells.need().forEach(cell -> byNeed.merge(cell.need(), cell.tally(), Tally::plus));
        var deciles = new TreeMap<String, Counts>();
        for (var cell : cells.need()) {
            var all = byNeed.getOrDefault(cell.need(), Tally.NONE);
            double expected = cell.tally().described() * (all.referred() / (double) all.described());
            deciles.merge(
                    cell.decile(),
                    new Counts(cell.tally().referred(), cell.tally().described(), expected),
                    Counts::plus);
        }
        return deciles;
    }

    private void add(String measure, String variable, Map<String, Counts> levels) {
        int order = 0;
        for (var level : Levels.inOrder(levels.keySet())) {
            var counts = levels.get(level);
            if (counts != null) {
                rows.add(row(measure, variable, level, ++order, counts, odds(measure, variable, level)));
            }
        }
    }

    private @Nullable Odds odds(String measure, String variable, String level) {
        return measure.equals(DECLINED)
                ? refusal.getOrDefault(variable, Map.of()).get(level)
                : null;
    }

    private static Row row(
            String measure, String variable, String level, int order, Counts counts, @Nullable Odds odds) {
        var base = counts.base();
        var share = base == null || base == 0 ? null : new Proportion(counts.observed(), base);
        var wilson = share == null ? null : share.wilson(LEVEL);
        var limits = new CountLimits(LEVEL).of((double) counts.observed());
        boolean hasRatio = counts.expected() > 0;
        return RowFactory.create(
                measure,
                variable,
                level,
                order,
                counts.observed(),
                base,
                share == null ? null : share.value(),
                wilson == null ? null : wilson.lower(),
                wilson == null ? null : wilson.upper(),
                counts.expected(),
                hasRatio ? counts.observed() / counts.expected() : null,
                hasRatio ? limits.lower() / counts.expected() : null,
                hasRatio ? limits.upper() / counts.expected() : null,
                odds == null ? null : odds.ratio(),
                odds == null || Double.isNaN(odds.low()) ? null : odds.low(),
                odds == null || Double.isNaN(odds.high()) ? null : odds.high());
    }
}
