package org.socialrx.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows of a forest or dot plot: labels beside their row on a page, above it on a phone.
 *
 * <p>Labels are part of the drawing; the library cuts those of an axis after fifteen characters.
 *
 * @param labels labels from top to bottom
 * @param width width of the drawing in pixels
 * @param rowHeight height of a row on a page, in pixels
 */
record LabelledRows(List<String> labels, int width, int rowHeight) {
    private static final int FOOT = 28;
    private static final int NARROW_ROW = 40;
    private static final double LABEL_ABOVE = 0.36;
    private static final double CHARACTER = 6.6;
    private static final double WIDEST_LABELS = 0.45;

    boolean isNarrow() {
        return width < Figure.WIDE;
    }

    int height() {
        return FOOT + (int) Math.round((high() - low()) * (isNarrow() ? NARROW_ROW : rowHeight));
    }

    double low() {
        return 0.4;
    }

    double high() {
        return labels.size() + (isNarrow() ? 0.65 : 0.6);
    }

    /** Height of a row, counted from the top. */
    double at(int row) {
        return labels.size() - row;
    }

    /** Adds the axis with its labels. */
    Plot add(Plot plot) {
        var heights = IntStream.range(0, labels.size()).mapToObj(this::at).toList();
        return plot.noLabels("y").axis("y", low(), high(), heights, Collections.nCopies(heights.size(), ""));
    }

    /** Share of the width that labels take beside the rows. */
    double labelShare() {
        int longest = labels.stream().mapToInt(String::length).max().orElse(0);
        return isNarrow() ? 0 : Math.min(WIDEST_LABELS, (longest * CHARACTER + 12) / width);
    }

    /** Writes the labels from {@code x} on. */
    void addLabels(Plot plot, double x) {
        var data = Map.of(
                "x", Collections.nCopies(labels.size(), x),
                "y",
                        IntStream.range(0, labels.size())
                                .mapToObj(row -> at(row) + (isNarrow() ? LABEL_ABOVE : 0))
                                .toList(),
                "text", labels);
        plot.layer(
                "text",
                data,
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", Plot.GREY, "size", isNarrow() ? 5.4 : 6, "hjust", "left"));
    }
}
