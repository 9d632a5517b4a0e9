package org.socialrx.report;

import java.util.List;
import java.util.Map;

/**
 * Horizontal bars from 0, labelled beside or above, each with its number at the end.
 *
 * @param bars from top to bottom
 * @param highest value that fills the width that numbers leave free
 */
record Bars(List<Bar> bars, double highest) {
    private static final int ROW = 30;
    private static final double NUMBERS_SHARE = 0.24;
    private static final double NARROW_NUMBERS_SHARE = 0.4;
    private static final double HALF = 0.28;
    private static final double NARROW_HALF = 0.16;
    private static final double NUMBER_GAP = 0.012;

    Bars {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param label its label
     * @param value its length, not negative
     * @param number its number in words
     * @param colour its colour
     */
    record Bar(String label, double value, String number, String colour) {}

    /** The drawing. */
    Plot plot(int width) {
        var rows = new LabelledRows(bars.stream().map(Bar::label).toList(), width, ROW);
        double numbers = rows.isNarrow() ? NARROW_NUMBERS_SHARE : NUMBERS_SHARE;
        double span = highest / (1 - numbers - rows.labelShare());
        double start = -rows.labelShare() * span;
        var plot = new Plot(width, rows.height()).noLabels("x");
        rows.addLabels(plot, start);
        double half = rows.isNarrow() ? NARROW_HALF : HALF;
        bars.stream().map(Bar::colour).distinct().forEach(colour -> addBars(plot, rows, colour, half));
        plot.layer(
                "text",
                Map.of(
                        "x",
                                bars.stream()
                                        .map(bar -> bar.value() + NUMBER_GAP * span)
                                        .toList(),
                        "y",
                                bars.stream()
                                        .map(bar -> rows.at(bars.indexOf(bar)))
                                        .toList(),
                        "text", bars.stream().map(Bar::number).toList()),
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", Plot.GREY, "size", rows.isNarrow() ? 5.4 : 6, "hjust", "left"));
        return rows.add(plot).axis("x", start, highest + numbers * span, List.of(), List.of());
    }

    private void addBars(Plot plot, LabelledRows rows, String colour, double half) {
        var chosen = bars.stream().filter(bar -> bar.colour().equals(colour)).toList();
        plot.layer(
                "rect",
                Map.of(
                        "x1", chosen.stream().map(bar -> 0.0).toList(),
                        "x2", chosen.stream().map(Bar::value).toList(),
                        "y1",
                                chosen.stream()
                                        .map(bar -> rows.at(bars.indexOf(bar)) - half)
                                        .toList(),
                        "y2",
                                chosen.stream()
                                        .map(bar -> rows.at(bars.indexOf(bar)) + half)
                                        .toList()),
                Map.of("xmin", "x1", "xmax", "x2", "ymin", "y1", "ymax", "y2"),
                Map.of("fill", colour, "size", 0, "alpha", 1));
    }
}
