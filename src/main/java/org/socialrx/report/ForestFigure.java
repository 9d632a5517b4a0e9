package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;

/**
 * Ratios with their intervals below one another.
 *
 * @param id name of the figure
 * @param axis what the axis shows
 * @param claim what to see
 * @param reading how to read it
 * @param sheet released rows behind it
 * @param label a row's label
 */
record ForestFigure(String id, String axis, String claim, String reading, Sheet sheet, Function<Entry, String> label) {
    private static final int ROW = 28;
    private static final double NUMBERS_SHARE = 0.2;
    private static final double NARROW_NUMBERS_SHARE = 0.31;

    /** The figure; empty when no ratio was released. */
    Optional<Figure> figure() {
        if (rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                id,
                axis,
                claim,
                reading,
                alternative(),
                plot(Figure.WIDE).svg(id + "-w"),
                plot(Figure.NARROW).svg(id + "-n"),
                sheet,
                "scale=ratio"));
    }

    /** Rows with an estimate, in the order of presentation. */
    List<Entry> rows() {
        return sheet.entries().stream()
                .filter(entry -> Effect.of(entry).isPresent())
                .sorted(Comparator.comparingInt(entry -> entry.integer(Estimate.ANALYSIS_ORDER)))
                .toList();
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        rows().forEach(entry ->
                parts.add(label.apply(entry) + ": " + effect(entry).withInterval()));
        return "Rate ratios with 95 % intervals. " + String.join("; ", parts) + ".";
    }

    private Plot plot(int width) {
        var entries = rows();
        double low = Math.max(
                        0.2,
                        entries.stream().mapToDouble(e -> effect(e).low()).min().orElse(0.5))
                / 1.02;
        double high = Math.min(
                        5,
                        Math.max(
                                1.05,
                                entries.stream()
                                        .mapToDouble(e -> effect(e).high())
                                        .max()
                                        .orElse(2)))
                * 1.02;
        var rows = new LabelledRows(entries.stream().map(label).toList(), width, ROW);
        double numbers = rows.isNarrow() ? NARROW_NUMBERS_SHARE : NUMBERS_SHARE;
        double span = Math.log(high / low) / (1 - numbers - rows.labelShare());
        double start = low * Math.exp(-rows.labelShare() * span);
        double end = high * Math.exp(numbers * span);
        var ticks = Ticks.ratios(low, high, rows.isNarrow() ? 4 : 8);
        var plot = new Plot(width, rows.height());
        plot.layer(
                "vline",
                Map.of("x", ticks.values()),
                Map.of("xintercept", "x"),
                Map.of("color", "#e9ecef", "size", 0.8));
        plot.layer("vline", Map.of(), Map.of(), Map.of("xintercept", 1, "color", Plot.GREY, "size", 0.9));
        rows.addLabels(plot, start);
        for (var colour : List.of(Plot.GREEN, Plot.PALE_GREEN, Plot.ORANGE)) {
            addIntervals(plot, rows, entries, colour, low, high);
        }
        addNumbers(plot, rows, entries, end);
        return rows.add(plot).logAxis("x", start, end, ticks.values(), ticks.labels());
    }

    private void addIntervals(Plot plot, LabelledRows rows, List<Entry> all, String colour, double low, double high) {
        var chosen = all.stream().filter(entry -> colour(entry).equals(colour)).toList();
        if (chosen.isEmpty()) {
            return;
        }
        var data = Map.of(
                "x",
                        chosen.stream()
                                .map(e -> Math.min(high, Math.max(low, effect(e).value())))
                                .toList(),
                "low", chosen.stream().map(e -> Math.max(low, effect(e).low())).toList(),
                "high",
                        chosen.stream()
                                .map(e -> Math.min(high, effect(e).high()))
                                .toList(),
                "y", chosen.stream().map(e -> rows.at(all.indexOf(e))).toList());
        plot.layer(
                "segment",
                data,
                Map.of("x", "low", "xend", "high", "y", "y", "yend", "y"),
                Map.of("color", colour, "size", 2));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 4));
    }

    private void addNumbers(Plot plot, LabelledRows rows, List<Entry> entries, double end) {
        var data = Map.of(
                "x", entries.stream().map(e -> end).toList(),
                "y", entries.stream().map(e -> rows.at(entries.indexOf(e))).toList(),
                "text", entries.stream().map(e -> numbers(effect(e))).toList());
        plot.layer(
                "text",
                data,
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", Plot.GREY, "size", rows.isNarrow() ? 5.4 : 6, "hjust", "right"));
    }

    private static String numbers(Effect effect) {
        return "%s (%s–%s)"
                .formatted(effect.text(effect.value()), effect.text(effect.low()), effect.text(effect.high()));
    }

    private static String colour(Entry entry) {
        if (entry.isTrue(Estimate.IS_NAIVE)) {
            return Plot.ORANGE;
        }
        return entry.isTrue(Estimate.IS_PRIMARY) ? Plot.GREEN : Plot.PALE_GREEN;
    }

    private static Effect effect(Entry entry) {
        return Effect.of(entry).orElseThrow();
    }
}
