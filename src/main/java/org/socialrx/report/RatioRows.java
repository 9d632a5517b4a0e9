package org.socialrx.report;

import java.util.List;
import java.util.Map;

/**
 * Ratios with their intervals below one another, on a logarithmic axis with 1 marked.
 *
 * @param rows from top to bottom
 */
record RatioRows(List<Ratio> rows) {
    private static final int ROW = 24;
    private static final double LOWEST = 0.2;
    private static final double HIGHEST = 5;
    private static final double NUMBERS_SHARE = 0.2;
    private static final double NARROW_NUMBERS_SHARE = 0.33;

    RatioRows {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param label its label
     * @param value the ratio
     * @param low lower limit
     * @param high upper limit
     * @param colour its colour
     */
    record Ratio(String label, double value, double low, double high, String colour) {
        /** Whether chance alone explains the difference from 1. */
        boolean holdsOne() {
            return low <= 1 && high >= 1;
        }

        String numbers() {
            return "%s (%s–%s)".formatted(Numerals.fixed(value, 2), Numerals.fixed(low, 2), Numerals.fixed(high, 2));
        }
    }

    /** The rows in words. */
    String words() {
        return String.join(
                "; ",
                rows.stream().map(row -> row.label() + ": " + row.numbers()).toList());
    }

    /** The drawing. */
    Plot plot(int width) {
        double low =
                Math.max(LOWEST, rows.stream().mapToDouble(Ratio::low).min().orElse(0.5)) / 1.03;
        double high = Math.min(
                        HIGHEST,
                        Math.max(
                                1.05,
                                rows.stream().mapToDouble(Ratio::high).max().orElse(2)))
                * 1.03;
        var labels = new LabelledRows(rows.stream().map(Ratio::label).toList(), width, ROW);
        double numbers = labels.isNarrow() ? NARROW_NUMBERS_SHARE : NUMBERS_SHARE;
        double span = Math.log(high / low) / (1 - numbers - labels.labelShare());
        double start = low * Math.exp(-labels.labelShare() * span);
        double end = high * Math.exp(numbers * span);
        var ticks = Ticks.ratios(low, high, labels.isNarrow() ? 4 : 8);
        var plot = new Plot(width, labels.height());
        plot.layer(
                "vline",
                Map.of("x", ticks.values()),
                Map.of("xintercept", "x"),
                Map.of("color", "#e9ecef", "size", 0.8));
        plot.layer("vline", Map.of(), Map.of(), Map.of("xintercept", 1, "color", Plot.GREY, "size", 0.9));
        labels.addLabels(plot, start);
        rows.stream().map(Ratio::colour).distinct().forEach(colour -> addIntervals(plot, labels, colour, low, high));
        plot.layer(
                "text",
                Map.of(
                        "x", rows.stream().map(row -> end).toList(),
                        "y",
                                rows.stream()
                                        .map(row -> labels.at(rows.indexOf(row)))
                                        .toList(),
                        "text", rows.stream().map(Ratio::numbers).toList()),
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", Plot.GREY, "size", labels.isNarrow() ? 5.4 : 6, "hjust", "right"));
        return labels.add(plot).logAxis("x", start, end, ticks.values(), ticks.labels());
    }

    private void addIntervals(Plot plot, LabelledRows labels, String colour, double low, double high) {
        var chosen = rows.stream().filter(row -> row.colour().equals(colour)).toList();
        var data = Map.of(
                "x", chosen.stream().map(row -> within(row.value(), low, high)).toList(),
                "low", chosen.stream().map(row -> within(row.low(), low, high)).toList(),
                "high",
                        chosen.stream()
                                .map(row -> within(row.high(), low, high))
                                .toList(),
                "y", chosen.stream().map(row -> labels.at(rows.indexOf(row))).toList());
        plot.layer(
                "segment",
                data,
                Map.of("x", "low", "xend", "high", "y", "y", "yend", "y"),
                Map.of("color", colour, "size", 2));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 3.6));
    }

    private static double within(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
