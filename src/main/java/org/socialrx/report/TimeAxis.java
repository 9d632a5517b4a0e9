package org.socialrx.report;

import java.util.List;
import java.util.Map;
import org.socialrx.study.Periods;

/**
 * Months from referral along the foot of a figure, the same under every figure of the page.
 *
 * @param periods periods of the study
 * @param width width of the drawing in pixels
 */
record TimeAxis(Periods periods, int width) {

    /** Characters of the labels of the other axis. */
    static final int LABEL = 4;

    /** Adds the axis. */
    Plot add(Plot plot) {
        boolean isNarrow = width < Figure.WIDE;
        var ticks = Ticks.steps(low(), high(), isNarrow ? 12 : 6);
        return plot.axis("x", low(), high(), ticks.values(), ticks.labels());
    }

    /** Shades the months that are drawn but not estimated. */
    void shadeLeftOut(Plot plot, double low, double high) {
        var data = Map.of("x1", List.of(from()), "x2", List.of(to()), "y1", List.of(low), "y2", List.of(high));
        plot.layer(
                "rect",
                data,
                Map.of("xmin", "x1", "xmax", "x2", "ymin", "y1", "ymax", "y2"),
                Map.of("fill", Plot.SHADE, "size", 0, "alpha", 1));
    }

    /** Says beside the shade what it is. */
    void labelLeftOut(Plot plot, double height) {
        var data = Map.of("x", List.of((from() + to()) / 2), "y", List.of(height), "text", List.of("left out"));
        plot.layer(
                "text",
                data,
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", Plot.ORANGE, "size", 6, "vjust", "top"));
    }

    private double from() {
        return Design.start(periods, periods.leftOut().from());
    }

    private double to() {
        return Design.start(periods, periods.leftOut().to() + 1);
    }

    private double low() {
        return Design.start(periods, periods.first()) - 0.3;
    }

    private double high() {
        return Design.start(periods, periods.last() + 1) + 0.3;
    }
}
