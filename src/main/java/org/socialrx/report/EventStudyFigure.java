package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EventTime;
import org.socialrx.study.Study;
import org.socialrx.table.Field;

/** Referred against controls, period by period: whether they moved together before and parted after. */
final class EventStudyFigure {
    private static final double MARGIN = 1.03;
    private static final double HEADROOM = 1.09;
    private static final int HEIGHT = 300;

    private final Study study;
    private final Sheet sheet;
    private final List<Entry> shown;

    private EventStudyFigure(Study study, Sheet sheet) {
        this.study = study;
        this.sheet = sheet;
        shown = sheet.entries().stream()
                .filter(entry -> entry.number(EventTime.ESTIMATE).isPresent()
                        && entry.number(EventTime.CI_LOW).isPresent()
                        && entry.number(EventTime.CI_HIGH).isPresent())
                .toList();
    }

    /** The figure of the main outcome; empty when no period was released. */
    static Optional<Figure> of(Study study, Sheet eventTimes) {
        var sheet = eventTimes.where(entry -> entry.has(EventTime.DESIGN, "primary")
                && entry.has(EventTime.OUTCOME, study.estimates().primary().outcome()));
        var figure = new EventStudyFigure(study, sheet);
        return figure.shown.isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    private Figure figure() {
        return new Figure(
                "event_study",
                "Rate ratio of %s, referred to matched controls, against their baseline ratio"
                        .formatted(study.outcome(study.estimates().primary().outcome())
                                .label()),
                claim(),
                "Points are rate ratios against the mean of the baseline periods; thick lines are 95 % intervals, thin "
                        + "lines a band that holds for all periods at once. Orange: the months around referral, left "
                        + "out of the estimate. The crisis that leads to a referral stands there; counting it as "
                        + "“before” would turn a return to normal into an effect.",
                alternative(),
                plot(Figure.WIDE).svg("es-w"),
                plot(Figure.NARROW).svg("es-n"),
                sheet,
                "design=primary outcome=" + study.estimates().primary().outcome());
    }

    /** What the periods say, one clause for before and one for after. */
    String claim() {
        return before() + " " + after();
    }

    private String before() {
        var baseline = window("baseline");
        long apart = baseline.stream().filter(this::isOutsideBand).count();
        if (baseline.isEmpty()) {
            return "The baseline periods are not shown,";
        }
        return apart == 0
                ? "Referred and controls move together before the months around referral"
                : "Referred and controls already move apart in %d of %d baseline periods"
                        .formatted(apart, baseline.size());
    }

    private String after() {
        var effect = window("effect");
        long fewer = effect.stream()
                .filter(entry -> number(entry, EventTime.CI_HIGH) < 1)
                .count();
        long more = effect.stream()
                .filter(entry -> number(entry, EventTime.CI_LOW) > 1)
                .count();
        if (effect.isEmpty()) {
            return "and no period after it is shown.";
        }
        if (fewer == 0 && more == 0) {
            return "and no single period after it differs from the baseline.";
        }
        if (fewer > 0 && more > 0) {
            return "and after it %d periods lie below and %d above the baseline.".formatted(fewer, more);
        }
        return "and in %d of %d periods after it the referred have %s contacts."
                .formatted(Math.max(fewer, more), effect.size(), fewer > 0 ? "fewer" : "more");
    }

    private boolean isOutsideBand(Entry entry) {
        double low = entry.number(EventTime.BAND_LOW).orElse(number(entry, EventTime.CI_LOW));
        double high = entry.number(EventTime.BAND_HIGH).orElse(number(entry, EventTime.CI_HIGH));
        return low > 1 || high < 1;
    }

    private List<Entry> window(String name) {
        return shown.stream().filter(entry -> entry.has(EventTime.WINDOW, name)).toList();
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        shown.forEach(entry -> parts.add("period %s: %s (%s to %s)"
                .formatted(
                        entry.text(EventTime.PERIOD),
                        Numerals.fixed(number(entry, EventTime.ESTIMATE), 2),
                        Numerals.fixed(number(entry, EventTime.CI_LOW), 2),
                        Numerals.fixed(number(entry, EventTime.CI_HIGH), 2))));
        return "Rate ratios by 91-day period from referral. "
                        .replace("91", Integer.toString(study.periods().lengthDays()))
                + String.join("; ", parts) + ".";
    }

    private Plot plot(int width) {
        double low = lowest() / MARGIN;
        double high = highest() * HEADROOM;
        var time = new TimeAxis(study.periods(), width);
        var plot = new Plot(width, HEIGHT).grid("y");
        time.shadeLeftOut(plot, low, high);
        plot.layer("hline", Map.of(), Map.of(), Map.of("yintercept", 1, "color", Plot.GREY, "size", 0.8));
        addPoints(plot, "left-out", Plot.ORANGE);
        addPoints(plot, "baseline", Plot.GREEN);
        addPoints(plot, "effect", Plot.GREEN);
        time.labelLeftOut(plot, high / Math.pow(high / low, 0.03));
        var ticks = Ticks.ratios(low * MARGIN, high, 7).padded(TimeAxis.LABEL);
        return time.add(plot).logAxis("y", low, high, ticks.values(), ticks.labels());
    }

    private void addPoints(Plot plot, String window, String colour) {
        var entries = window(window);
        if (entries.isEmpty()) {
            return;
        }
        var data = Map.of(
                "x",
                        entries.stream()
                                .map(entry -> Design.middle(study.periods(), entry.integer(EventTime.PERIOD)))
                                .toList(),
                "y", numbers(entries, EventTime.ESTIMATE, EventTime.ESTIMATE),
                "low", numbers(entries, EventTime.CI_LOW, EventTime.CI_LOW),
                "high", numbers(entries, EventTime.CI_HIGH, EventTime.CI_HIGH),
                "bandLow", numbers(entries, EventTime.BAND_LOW, EventTime.CI_LOW),
                "bandHigh", numbers(entries, EventTime.BAND_HIGH, EventTime.CI_HIGH));
        plot.layer(
                "linerange",
                data,
                Map.of("x", "x", "ymin", "bandLow", "ymax", "bandHigh"),
                Map.of("color", colour, "size", 0.6, "alpha", 0.7));
        plot.layer(
                "linerange", data, Map.of("x", "x", "ymin", "low", "ymax", "high"), Map.of("color", colour, "size", 2));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 3.6));
    }

    private static List<Double> numbers(List<Entry> entries, Field field, Field instead) {
        return entries.stream()
                .map(entry -> entry.number(field).orElse(number(entry, instead)))
                .toList();
    }

    private double lowest() {
        return shown.stream()
                .mapToDouble(e -> e.number(EventTime.BAND_LOW).orElse(number(e, EventTime.CI_LOW)))
                .filter(value -> value > 0)
                .min()
                .orElse(0.5);
    }

    private double highest() {
        return shown.stream()
                .mapToDouble(e -> e.number(EventTime.BAND_HIGH).orElse(number(e, EventTime.CI_HIGH)))
                .max()
                .orElse(2);
    }

    private static double number(Entry entry, Field field) {
        return entry.number(field).orElseThrow();
    }
}
