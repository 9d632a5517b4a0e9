package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.socialrx.report.RatioRows.Ratio;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EquityRatio;

/**
 * Observed over expected by group, for one measure.
 *
 * @param id name of the figure
 * @param measure which ratio
 * @param completeness how complete the characteristics are
 * @param sheet the released ratios of the measure
 */
record RatioFigure(String id, String measure, Completeness completeness, Sheet sheet) {
    private static final String NOT_RECORDED = "not-recorded";

    /** The figure of referral against the practices' own population; empty when no ratio was released. */
    static Optional<Figure> representation(Sheet ratios, Completeness completeness) {
        return of("representation", "referred", completeness, ratios)
                .figure(
                        "Referred over what their own practices’ shares make expected",
                        "Each group is compared with what it would have if every practice referred all its groups "
                                + "alike: 1 is its share of the practice population. Green: within chance; orange: more "
                                + "or fewer than chance allows (95 %). Computed from rounded counts.");
    }

    /** The figure of refusal among those with an answer. */
    static Optional<Figure> refusal(Sheet ratios, Completeness completeness) {
        return of("refusal", "declined", completeness, ratios)
                .figure(
                        "Declined over what their own practices’ shares make expected",
                        "Among patients with an answer, referred or declined: who declined and was never referred, "
                                + "against the share that declined in the same practices. Orange: more or fewer than "
                                + "chance allows (95 %). Computed from rounded counts.");
    }

    private static RatioFigure of(String id, String measure, Completeness completeness, Sheet ratios) {
        return new RatioFigure(
                id, measure, completeness, ratios.where(entry -> entry.has(EquityRatio.MEASURE, measure)));
    }

    private Optional<Figure> figure(String axis, String reading) {
        var rows = new RatioRows(ratios());
        if (rows.rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                id,
                axis,
                claim(),
                reading + completeness.warning(variables()),
                "Observed over expected with 95 % intervals. " + rows.words() + ".",
                rows.plot(Figure.WIDE).svg(id + "-w"),
                rows.plot(Figure.NARROW).svg(id + "-n"),
                sheet,
                "measure=" + measure));
    }

    /** The groups furthest from 1 of those that chance does not explain. */
    String claim() {
        var what = measure.equals("declined") ? "decline" : "are referred";
        var apart = ratios().stream().filter(row -> !row.holdsOne()).toList();
        if (apart.isEmpty()) {
            return "No group shown %s more or less often than chance allows."
                    .formatted(measure.equals("declined") ? "declines" : "is referred");
        }
        var least = apart.stream()
                .filter(row -> row.value() < 1)
                .min(Comparator.comparingDouble(Ratio::value))
                .map(row -> "fewest: %s, %s times as often as expected"
                        .formatted(row.label(), Numerals.fixed(row.value(), 2)));
        var most = apart.stream()
                .filter(row -> row.value() > 1)
                .max(Comparator.comparingDouble(Ratio::value))
                .map(row -> "most: %s, %s times".formatted(row.label(), Numerals.fixed(row.value(), 2)));
        var parts = List.of(least, most).stream().flatMap(Optional::stream).toList();
        return "%s of %s groups shown %s more or less often than chance allows; %s."
                .formatted(apart.size(), ratios().size(), what, String.join("; ", parts));
    }

    private List<String> variables() {
        return shown().map(entry -> entry.text(EquityRatio.VARIABLE)).distinct().toList();
    }

    private Stream<Entry> shown() {
        return sheet.entries().stream()
                .filter(entry -> entry.number(EquityRatio.CI_LOW).isPresent())
                .filter(entry -> !entry.has(EquityRatio.LEVEL, NOT_RECORDED))
                .sorted(Comparator.comparing((Entry entry) -> entry.text(EquityRatio.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(EquityRatio.LEVEL_ORDER)));
    }

    private List<Ratio> ratios() {
        return shown().map(RatioFigure::ratio).toList();
    }

    private static Ratio ratio(Entry entry) {
        var label = Words.heading(entry.text(EquityRatio.VARIABLE)) + ": " + Words.of(entry.text(EquityRatio.LEVEL));
        var ratio = new Ratio(
                label.replace(", 1 = most deprived", ""),
                entry.number(EquityRatio.RATIO).orElseThrow(),
                entry.number(EquityRatio.CI_LOW).orElseThrow(),
                entry.number(EquityRatio.CI_HIGH).orElseThrow(),
                Plot.GREEN);
        return ratio.holdsOne()
                ? ratio
                : new Ratio(ratio.label(), ratio.value(), ratio.low(), ratio.high(), Plot.ORANGE);
    }
}
