package org.socialrx.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.inequality.GradientIndices.Index;
import org.socialrx.stats.inequality.RankedCounts;
import org.socialrx.stats.logistic.MedianOddsRatio;

/**
 * How unequally referral and refusal are spread over tenths of deprivation, and referral over practices.
 *
 * <p>The indices over tenths are computed again in the release, from the counts that are released.
 */
final class EquityIndices {
    private final PersonCells cells;
    private final List<Row> rows = new ArrayList<>();

    EquityIndices(PersonCells cells) {
        this.cells = cells;
    }

    /**
     * Rows of {@code result.equity_index}.
     *
     * @param needed referrals by tenth that age, sex and conditions make expected
     */
    List<Row> rows(Map<String, EquityRatios.Counts> needed) {
        var deciles = cells.byLevel().getOrDefault(EquityRatios.DECILE, Map.of());
        addGradient("referred", deciles, Tally::described, Tally::referred);
        addGradient("declined", deciles, Tally::answered, Tally::declined);
        addNeed(needed);
        addPractices();
        return rows;
    }

    private void addGradient(
            String measure, Map<String, Tally> deciles, ToLongFunction<Tally> people, ToLongFunction<Tally> events) {
        var ranked = Levels.ranked(deciles.keySet()).stream()
                .map(level -> deciles.getOrDefault(level, Tally.NONE))
                .filter(tally -> people.applyAsLong(tally) > 0)
                .toList();
        long all = ranked.stream().mapToLong(events).sum();
        if (ranked.size() > 1 && all > 0) {
            var indices = new RankedCounts(
                            ranked.stream().mapToDouble(people::applyAsLong).toArray(),
                            ranked.stream().mapToDouble(events::applyAsLong).toArray())
                    .indices();
            add(measure, "slope-index", indices.slope());
            add(measure, "relative-index", indices.relative());
            add(measure, "concentration-index", indices.concentration());
        }
    }

    private void addNeed(Map<String, EquityRatios.Counts> needed) {
        var ranked = Levels.ranked(needed.keySet()).stream()
                .flatMap(level -> Stream.ofNullable(needed.get(level)))
                .toList();
        if (ranked.size() > 1 && ranked.stream().anyMatch(counts -> counts.observed() > 0)) {
            var counts = new RankedCounts(
                    ranked.stream()
                            .mapToDouble(row -> row.base() == null ? 0 : row.base())
                            .toArray(),
                    ranked.stream().mapToDouble(EquityRatios.Counts::observed).toArray());
            add(
                    "referred-need",
                    "horizontal-inequity",
                    counts.horizontalInequity(ranked.stream()
                            .mapToDouble(EquityRatios.Counts::expected)
                            .toArray()));
        }
    }

    private void addPractices() {
        var practices = cells.cells().stream()
                .filter(cell -> cell.variable().equals(PersonCells.ALL))
                .sorted(PersonCells.Cell.ORDER)
                .map(PersonCells.Cell::tally)
                .toList();
        try {
            var odds = MedianOddsRatio.of(
                    practices.stream().mapToLong(Tally::referred).toArray(),
                    practices.stream().mapToLong(Tally::described).toArray());
            add(
                    "referred",
                    "median-odds-ratio",
                    new Index(round(odds.estimate()), round(odds.low()), round(odds.high())));
        } catch (TooFewRowsException tooFew) {
            // Fewer than three practices vary in nothing that can be estimated; the row is then not there.
            return;
        }
    }

    /** It is not computed again from released counts, so it is given no more digits than anybody needs. */
    private static double round(double ratio) {
        return Math.round(100 * ratio) / 100.0;
    }

    private void add(String measure, String name, Index index) {
        boolean exists = Double.isFinite(index.estimate());
        rows.add(RowFactory.create(
                measure,
                name,
                exists ? index.estimate() : null,
                exists ? index.low() : null,
                exists ? index.high() : null));
    }
}
