package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.stats.rates.Limits;
import org.socialrx.stats.rates.Proportion;

/**
 * How much practices differ in the share they refer, against the limits of chance.
 *
 * @param practices released practices
 * @param indices released indices
 */
record PracticeFigure(Sheet practices, Sheet indices) {
    private static final int HEIGHT = 320;
    private static final double INNER = 0.95;
    private static final double OUTER = 0.998;
    private static final int CURVE = 60;

    /** The figure; empty when fewer than three practices were released. */
    static Optional<Figure> of(Sheet practices, Sheet indices) {
        var figure = new PracticeFigure(practices, indices);
        return figure.shown().size() < 3 ? Optional.empty() : Optional.of(figure.figure());
    }

    private Figure figure() {
        return new Figure(
                "practice_variation",
                "Referred, per cent of a practice’s adults, by number of adults",
                claim(),
                "One point a practice, without its name and its size to two digits. Between the inner curves lie 95 % of "
                        + "practices and between the outer ones 99.8 %, if all referred the same share and chance alone "
                        + "made them differ; orange: outside the outer curves. Practices whose number of referred is not "
                        + "shown are not drawn.",
                "%d practices. Overall %s referred. Outside the 99.8 %% limits: %d; outside the 95 %% limits: %d."
                        .formatted(shown().size(), Numerals.percent(overall()), outside(OUTER), outside(INNER)),
                plot(Figure.WIDE).svg("pv-w"),
                plot(Figure.NARROW).svg("pv-n"),
                practices,
                "practice");
    }

    /** How many lie outside the outer limits, and the median odds ratio. */
    String claim() {
        long outside = outside(OUTER);
        double byChance = (1 - OUTER) * shown().size();
        var odds = indices.entries().stream()
                .filter(entry -> entry.has(EquityIndex.INDEX_NAME, "median-odds-ratio"))
                .filter(entry -> entry.number(EquityIndex.ESTIMATE).isPresent())
                .findFirst()
                .map(entry -> " The median odds ratio of two practices is %s (95 %% interval %s–%s)."
                        .formatted(
                                Numerals.fixed(
                                        entry.number(EquityIndex.ESTIMATE).orElseThrow(), 2),
                                Numerals.fixed(entry.number(EquityIndex.CI_LOW).orElseThrow(), 2),
                                Numerals.fixed(entry.number(EquityIndex.CI_HIGH).orElseThrow(), 2)))
                .orElse("");
        return (outside > Math.max(1, 2 * byChance)
                                ? "Practices differ by more than chance: %d of %d lie outside the 99.8 %% limits."
                                : "Practices differ little more than by chance: %d of %d lie outside the 99.8 %% limits.")
                        .formatted(outside, shown().size())
                + odds;
    }

    private List<Entry> shown() {
        return practices.entries().stream()
                .filter(entry -> entry.count(PracticeShare.REFERRED_COUNT).isPresent())
                .toList();
    }

    private static double people(Entry entry) {
        return entry.integer(PracticeShare.PERSONS);
    }

    private static double share(Entry entry) {
        return entry.count(PracticeShare.REFERRED_COUNT).orElseThrow() / people(entry);
    }

    private double overall() {
        return shown().stream()
                        .mapToDouble(entry ->
                                entry.count(PracticeShare.REFERRED_COUNT).orElseThrow())
                        .sum()
                / shown().stream().mapToDouble(PracticeFigure::people).sum();
    }

    private Limits limits(double people, double level) {
        return new Proportion(overall() * people, people).wilson(level);
    }

    private long outside(double level) {
        return shown().stream().filter(entry -> isOutside(entry, level)).count();
    }

    private boolean isOutside(Entry entry, double level) {
        var limits = limits(people(entry), level);
        return share(entry) < limits.lower() || share(entry) > limits.upper();
    }

    private Plot plot(int width) {
        double most = 1.05
                * shown().stream().mapToDouble(PracticeFigure::people).max().orElse(1);
        double least =
                0.9 * shown().stream().mapToDouble(PracticeFigure::people).min().orElse(0);
        double high = 105
                * Math.max(
                        limits(least, OUTER).upper(),
                        shown().stream()
                                .mapToDouble(PracticeFigure::share)
                                .max()
                                .orElse(0));
        var plot = new Plot(width, HEIGHT).grid("y");
        addCurves(plot, least, most, OUTER, Plot.PALE_GREY);
        addCurves(plot, least, most, INNER, Plot.GREY);
        plot.layer("hline", Map.of(), Map.of(), Map.of("yintercept", 100 * overall(), "color", Plot.GREY, "size", 0.8));
        addPoints(
                plot, shown().stream().filter(entry -> !isOutside(entry, OUTER)).toList(), Plot.GREEN);
        addPoints(
                plot, shown().stream().filter(entry -> isOutside(entry, OUTER)).toList(), Plot.ORANGE);
        var shares = Ticks.steps(0, high, Ticks.step(high, 5));
        var people = Ticks.steps(least, most, Ticks.step(most - least, width < Figure.WIDE ? 3 : 6));
        return plot.axis("x", least, most, people.values(), people.labels())
                .axis("y", 0, high, shares.values(), shares.labels());
    }

    private void addCurves(Plot plot, double least, double most, double level, String colour) {
        var people = DoubleStream.iterate(least, at -> at + (most - least) / CURVE)
                .limit(CURVE + 1)
                .boxed()
                .toList();
        var lower = new ArrayList<Double>();
        var upper = new ArrayList<Double>();
        for (double at : people) {
            lower.add(100 * limits(at, level).lower());
            upper.add(100 * limits(at, level).upper());
        }
        for (var curve : List.of(lower, upper)) {
            plot.layer(
                    "line",
                    Map.of("x", people, "y", curve),
                    Map.of("x", "x", "y", "y"),
                    Map.of("color", colour, "size", 0.9, "linetype", level == OUTER ? "dashed" : "solid"));
        }
    }

    private static void addPoints(Plot plot, List<Entry> entries, String colour) {
        if (!entries.isEmpty()) {
            plot.layer(
                    "point",
                    Map.of(
                            "x", entries.stream().map(PracticeFigure::people).toList(),
                            "y",
                                    entries.stream()
                                            .map(entry -> 100 * share(entry))
                                            .toList()),
                    Map.of("x", "x", "y", "y"),
                    Map.of("color", colour, "size", 3.4, "alpha", 0.8));
        }
    }
}
