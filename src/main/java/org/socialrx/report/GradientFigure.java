package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;

/**
 * Share referred by tenth of deprivation, and what the indices of inequality say.
 *
 * @param ratios released ratios by tenth
 * @param indices released indices
 * @param completeness how complete the characteristics are
 */
record GradientFigure(Sheet ratios, Sheet indices, Completeness completeness) {
    private static final int HEIGHT = 260;
    private static final String DECILE = "deprivation-decile";

    /** The figure; empty when fewer than two tenths were released. */
    static Optional<Figure> of(Sheet ratios, Sheet indices, Completeness completeness) {
        var figure = new GradientFigure(
                ratios.where(entry -> entry.has(EquityRatio.MEASURE, "referred")
                        && entry.has(EquityRatio.VARIABLE, DECILE)
                        && entry.text(EquityRatio.LEVEL).matches("\\d+")),
                indices,
                completeness);
        return figure.tenths().size() < 2 ? Optional.empty() : Optional.of(figure.figure());
    }

    /** Every index with its interval. */
    static Checks.Block table(Sheet indices) {
        var rows = indices.entries().stream()
                .map(entry -> List.of(
                        Words.heading(entry.text(EquityIndex.MEASURE).replace("-need", "")),
                        Words.heading(entry.text(EquityIndex.INDEX_NAME)),
                        number(entry),
                        meaning(entry.text(EquityIndex.INDEX_NAME))))
                .toList();
        return new Checks.Block(
                "inequality",
                "Indices of inequality over deprivation and practices",
                "",
                List.of("Of", "Index", "Value (95 % interval)", "How to read it"),
                rows,
                indices);
    }

    private static String number(Entry entry) {
        var estimate = entry.number(EquityIndex.ESTIMATE);
        if (estimate.isEmpty()) {
            return Numerals.NOT_SHOWN;
        }
        return "%s (%s to %s)"
                .formatted(
                        Numerals.fixed(estimate.getAsDouble(), 3),
                        Numerals.fixed(entry.number(EquityIndex.CI_LOW).orElse(Double.NaN), 3),
                        Numerals.fixed(entry.number(EquityIndex.CI_HIGH).orElse(Double.NaN), 3));
    }

    private static String meaning(String index) {
        return switch (index) {
            case "slope-index" -> "share of the least less that of the most deprived person";
            case "relative-index" -> "the one over the other; under 1: more among the deprived";
            case "concentration-index" -> "from −1 to 1; under 0: more among the deprived";
            case "horizontal-inequity" ->
                "the same after age, sex and conditions; under 0: the deprived have more than their need";
            default -> "odds of two practices drawn at random, the higher over the lower; 1: no variation";
        };
    }

    private Figure figure() {
        return new Figure(
                "gradient",
                "Referred, per cent of the adults of each tenth of deprivation; 1 = most deprived",
                claim(),
                "Lines are 95 % intervals. The slope index of inequality and the others are in the table below, computed "
                        + "from the same rounded counts." + completeness.warning(List.of(DECILE)),
                "Share referred by tenth of deprivation. "
                        + tenths().stream()
                                .map(entry -> entry.text(EquityRatio.LEVEL) + ": " + Numerals.percent(share(entry)))
                                .collect(Collectors.joining("; "))
                        + ".",
                plot(Figure.WIDE).svg("gr-w"),
                plot(Figure.NARROW).svg("gr-n"),
                ratios,
                "measure=referred;variable=" + DECILE);
    }

    /** Which way the gradient runs, by the interval of the slope index. */
    String claim() {
        var slope = indices.entries().stream()
                .filter(entry ->
                        entry.has(EquityIndex.MEASURE, "referred") && entry.has(EquityIndex.INDEX_NAME, "slope-index"))
                .filter(entry -> entry.number(EquityIndex.CI_LOW).isPresent())
                .findFirst();
        if (slope.isEmpty()) {
            return "How referral runs over deprivation cannot be said from what is shown.";
        }
        double low = slope.get().number(EquityIndex.CI_LOW).orElseThrow();
        double high = slope.get().number(EquityIndex.CI_HIGH).orElseThrow();
        var points = Numerals.fixed(
                100 * Math.abs(slope.get().number(EquityIndex.ESTIMATE).orElseThrow()), 1);
        if (low <= 0 && high >= 0) {
            return "No gradient over deprivation was shown: the share referred differs by between %s and %s percentage points from the most to the least deprived."
                    .formatted(Numerals.fixed(100 * low, 1), Numerals.fixed(100 * high, 1));
        }
        return "The %s deprived are referred more often: by %s percentage points from one end to the other."
                .formatted(high < 0 ? "more" : "less", points);
    }

    private List<Entry> tenths() {
        return ratios.entries().stream()
                .filter(entry -> entry.number(EquityRatio.SHARE_HIGH).isPresent())
                .sorted(Comparator.comparingInt(entry -> entry.integer(EquityRatio.LEVEL_ORDER)))
                .toList();
    }

    private static double share(Entry entry) {
        return entry.number(EquityRatio.SHARE).orElseThrow();
    }

    private Plot plot(int width) {
        double high = 104
                * tenths().stream()
                        .mapToDouble(
                                entry -> entry.number(EquityRatio.SHARE_HIGH).orElseThrow())
                        .max()
                        .orElse(1);
        var data = Map.of(
                "x",
                        tenths().stream()
                                .map(entry -> Double.parseDouble(entry.text(EquityRatio.LEVEL)))
                                .toList(),
                "y", tenths().stream().map(entry -> 100 * share(entry)).toList(),
                "low",
                        tenths().stream()
                                .map(entry -> 100
                                        * entry.number(EquityRatio.SHARE_LOW).orElseThrow())
                                .toList(),
                "high",
                        tenths().stream()
                                .map(entry -> 100
                                        * entry.number(EquityRatio.SHARE_HIGH).orElseThrow())
                                .toList());
        var plot = new Plot(width, HEIGHT).grid("y");
        plot.layer(
                "segment",
                data,
                Map.of("x", "x", "xend", "x", "y", "low", "yend", "high"),
                Map.of("color", Plot.GREEN, "size", 2));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", Plot.GREEN, "size", 4));
        var ticks = Ticks.steps(0, high, Ticks.step(high, 5));
        var tenths = Ticks.steps(1, 10, 1);
        return plot.axis("x", 0.5, 10.5, tenths.values(), tenths.labels())
                .axis("y", 0, high, ticks.values(), ticks.labels());
    }
}
