package org.socialrx.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.study.PropensityRules;
import org.socialrx.table.Field;

/** Where the propensity scores of both arms lie, and how many of the referred found nobody alike. */
final class OverlapFigure {
    private static final int HEIGHT = 260;
    private static final double FEW = 0.05;

    private final Sheet sheet;
    private final Sheet losses;
    private final String design;

    private OverlapFigure(Sheet sheet, Sheet losses, String design) {
        this.sheet = sheet.where(entry -> entry.has(Overlap.DESIGN, design));
        this.losses = losses;
        this.design = design;
    }

    /** The figure of the main matching; empty when no band was released. */
    static Optional<Figure> of(Sheet overlap, Sheet losses) {
        return of(new OverlapFigure(overlap, losses, PropensityRules.PRIMARY));
    }

    /** The figure of the matching by the wide model; empty when the study has none. */
    static Optional<Figure> ofWide(Sheet overlap, Sheet losses) {
        return of(new OverlapFigure(overlap, losses, PropensityRules.WIDE));
    }

    private static Optional<Figure> of(OverlapFigure figure) {
        return figure.sample("before", Overlap.TREATED_COUNT).isEmpty()
                ? Optional.empty()
                : Optional.of(figure.figure());
    }

    private Figure figure() {
        boolean isWide = design.equals(PropensityRules.WIDE);
        return new Figure(
                isWide ? "overlap-wide" : "overlap",
                "Share of each arm by logit of the %spropensity score; referred upwards, controls downwards"
                        .formatted(isWide ? "wide " : ""),
                isWide
                        ? "With a score made from every code of the record: " + claim(losses, design)
                        : claim(losses, design),
                "Pale: before matching; full colour: after. Bands with too few people to be shown are empty.",
                alternative(),
                plot(Figure.WIDE).svg((isWide ? "ovw" : "ov") + "-w"),
                plot(Figure.NARROW).svg((isWide ? "ovw" : "ov") + "-n"),
                sheet,
                "design=" + design);
    }

    /** How many of the referred have no control. */
    static String claim(Sheet losses, String design) {
        var share = losses.entries().stream()
                .filter(entry -> entry.has(MatchLoss.DESIGN, design) && entry.has(MatchLoss.VARIABLE, "all"))
                .map(entry -> entry.number(MatchLoss.UNMATCHED_SHARE))
                .findFirst()
                .orElse(OptionalDouble.empty());
        if (share.isEmpty()) {
            return "How many of the referred have no control is not shown.";
        }
        return share.getAsDouble() < FEW
                ? "Nearly all of the referred have a control with a similar score; %s have none."
                        .formatted(Numerals.percent(share.getAsDouble()))
                : "%s of the referred have no control with a similar score; nothing is said about them."
                        .formatted(Numerals.percent(share.getAsDouble()));
    }

    private List<Entry> sample(String name, Field count) {
        return sheet.entries().stream()
                .filter(entry ->
                        entry.has(Overlap.SAMPLE, name) && entry.count(count).isPresent())
                .toList();
    }

    private String alternative() {
        return "Histograms of the logit of the propensity score. Most of the referred lie near %s before matching, most of their possible controls near %s."
                .formatted(peak(Overlap.TREATED_COUNT), peak(Overlap.CONTROL_COUNT));
    }

    private String peak(Field count) {
        return sample("before", count).stream()
                .max((a, b) ->
                        Long.compare(a.count(count).orElse(0), b.count(count).orElse(0)))
                .map(entry -> Numerals.fixed(middle(entry), 1))
                .orElse("a value not shown");
    }

    private Plot plot(int width) {
        var shown = sheet.entries().stream()
                .filter(e -> e.count(Overlap.TREATED_COUNT).orElse(0)
                                + e.count(Overlap.CONTROL_COUNT).orElse(0)
                        > 0)
                .toList();
        double low = shown.stream()
                .mapToDouble(e -> e.number(Overlap.SCORE_LOW).orElseThrow())
                .min()
                .orElse(-1);
        double high = shown.stream()
                .mapToDouble(e -> e.number(Overlap.SCORE_HIGH).orElseThrow())
                .max()
                .orElse(1);
        var plot = new Plot(width, HEIGHT).noLabels("y");
        addBars(plot, "before", Overlap.TREATED_COUNT, 1, "#bcd9d6", 1);
        addBars(plot, "before", Overlap.CONTROL_COUNT, -1, "#dde1e5", 1);
        addBars(plot, "after", Overlap.TREATED_COUNT, 1, Plot.GREEN, 0.5);
        addBars(plot, "after", Overlap.CONTROL_COUNT, -1, Plot.GREY, 0.5);
        plot.layer("hline", Map.of(), Map.of(), Map.of("yintercept", 0, "color", "#ffffff", "size", 1.2));
        double top = top();
        addName(plot, "referred", low, top * 0.9, Plot.GREEN);
        addName(plot, "controls", low, -top * 0.9, Plot.GREY);
        var ticks = Ticks.steps(low, high, Ticks.step(high - low, width < Figure.WIDE ? 4 : 8));
        return plot.axis("x", low, high, ticks.values(), ticks.labels()).axis("y", -top, top, List.of(), List.of());
    }

    private static void addName(Plot plot, String name, double x, double y, String colour) {
        plot.layer(
                "text",
                Map.of("x", List.of(x), "y", List.of(y), "text", List.of(name)),
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", colour, "size", 6, "hjust", "left"));
    }

    private void addBars(Plot plot, String sample, Field count, int direction, String fill, double breadth) {
        var entries = sample(sample, count);
        if (entries.isEmpty()) {
            return;
        }
        double all = total(sample, count);
        var data = Map.of(
                "x1",
                        entries.stream()
                                .map(e -> middle(e) - breadth * halfWidth(e) * 0.94)
                                .toList(),
                "x2",
                        entries.stream()
                                .map(e -> middle(e) + breadth * halfWidth(e) * 0.94)
                                .toList(),
                "y1", entries.stream().map(e -> 0.0).toList(),
                "y2",
                        entries.stream()
                                .map(e -> direction * e.count(count).orElse(0) / all)
                                .toList());
        plot.layer(
                "rect",
                data,
                Map.of("xmin", "x1", "xmax", "x2", "ymin", "y1", "ymax", "y2"),
                Map.of("fill", fill, "size", 0, "alpha", 1));
    }

    private double total(String sample, Field count) {
        return Math.max(
                1,
                sample(sample, count).stream()
                        .mapToLong(e -> e.count(count).orElse(0))
                        .sum());
    }

    private double top() {
        double top = 0;
        for (var sample : List.of("before", "after")) {
            for (var count : List.of(Overlap.TREATED_COUNT, Overlap.CONTROL_COUNT)) {
                double all = total(sample, count);
                top = Math.max(
                        top,
                        sample(sample, count).stream()
                                .mapToDouble(e -> e.count(count).orElse(0) / all)
                                .max()
                                .orElse(0));
            }
        }
        return top * 1.06;
    }

    private static double middle(Entry entry) {
        return (entry.number(Overlap.SCORE_LOW).orElseThrow()
                        + entry.number(Overlap.SCORE_HIGH).orElseThrow())
                / 2;
    }

    private static double halfWidth(Entry entry) {
        return (entry.number(Overlap.SCORE_HIGH).orElseThrow()
                        - entry.number(Overlap.SCORE_LOW).orElseThrow())
                / 2;
    }
}
