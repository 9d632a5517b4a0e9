package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.GroupShare;

/** First referrals and refusals month by month, above the number of practices that had begun. */
final class TrendFigure {
    private static final int HEIGHT = 240;
    private static final int MONTHS = 12;

    private final Sheet sheet;

    private TrendFigure(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The figure of the events; empty when no month was released. */
    static Optional<Figure> events(Sheet shares) {
        var figure = of(shares);
        return figure.shown("referred").isEmpty()
                ? Optional.empty()
                : Optional.of(figure.figure(
                        "trend",
                        "First referrals (green) and refusals (grey) a month",
                        figure.claim(),
                        "Adults referred or declined for the first time in the record, in the month it happened. Months "
                                + "with too few are not drawn, and counts are rounded.",
                        List.of("declined", "referred")));
    }

    /** The figure of the practices; empty when no month was released. */
    static Optional<Figure> practices(Sheet shares) {
        var figure = of(shares);
        return figure.shown("practices-begun").isEmpty()
                ? Optional.empty()
                : Optional.of(figure.figure(
                        "practices_begun",
                        "Practices that had referred anybody",
                        figure.practicesClaim(),
                        "Practices with a first referral up to the end of the month, rounded like people.",
                        List.of("practices-begun")));
    }

    private static TrendFigure of(Sheet shares) {
        return new TrendFigure(shares.where(entry -> entry.has(GroupShare.TOPIC, "month")));
    }

    private Figure figure(String id, String axis, String claim, String reading, List<String> items) {
        return new Figure(
                id,
                axis,
                claim,
                reading,
                alternative(items),
                plot(Figure.WIDE, items).svg(id + "-w"),
                plot(Figure.NARROW, items).svg(id + "-n"),
                sheet,
                "topic=month");
    }

    /** The last twelve months against the twelve before. */
    String claim() {
        var referred = shown("referred");
        int last = referred.stream()
                .mapToInt(entry -> entry.integer(GroupShare.LEVEL_ORDER))
                .max()
                .orElse(0);
        long recent = sum(referred, last - MONTHS, last);
        long before = sum(referred, last - 2 * MONTHS, last - MONTHS);
        if (before == 0) {
            return "First referrals are shown for too few months to say whether they rose.";
        }
        double change = recent / (double) before - 1;
        var words = Numerals.percent(Math.abs(change));
        return Math.abs(change) < 0.1
                ? "First referrals stayed about level: the last twelve months shown have %s %s than the twelve before."
                        .formatted(words, change < 0 ? "fewer" : "more")
                : "First referrals %s: the last twelve months shown have %s %s than the twelve before."
                        .formatted(change < 0 ? "fell" : "rose", words, change < 0 ? "fewer" : "more");
    }

    /** How many had begun at the end. */
    String practicesClaim() {
        var shown = shown("practices-begun");
        var last = shown.get(shown.size() - 1);
        return "By %s about %s had referred somebody."
                .formatted(
                        last.text(GroupShare.LEVEL),
                        Words.counted(last.count(GroupShare.ITEM_COUNT).orElse(0), "practice", "practices"));
    }

    private static long sum(List<Entry> entries, int after, int upTo) {
        return entries.stream()
                .filter(entry ->
                        entry.integer(GroupShare.LEVEL_ORDER) > after && entry.integer(GroupShare.LEVEL_ORDER) <= upTo)
                .mapToLong(entry -> entry.count(GroupShare.ITEM_COUNT).orElse(0))
                .sum();
    }

    private List<Entry> shown(String item) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.ITEM, item))
                .filter(entry -> entry.count(GroupShare.ITEM_COUNT).isPresent())
                .sorted(Comparator.comparingInt(entry -> entry.integer(GroupShare.LEVEL_ORDER)))
                .toList();
    }

    private String alternative(List<String> items) {
        return items.stream()
                .map(item -> Words.heading(item) + " by month. "
                        + shown(item).stream()
                                .map(entry -> entry.text(GroupShare.LEVEL) + ": "
                                        + Numerals.count(entry.count(GroupShare.ITEM_COUNT)))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(". "));
    }

    private Plot plot(int width, List<String> items) {
        double high = 1.08
                * Math.max(
                        1,
                        items.stream()
                                .flatMap(item -> shown(item).stream())
                                .mapToLong(entry ->
                                        entry.count(GroupShare.ITEM_COUNT).orElse(0))
                                .max()
                                .orElse(1));
        var plot = new Plot(width, HEIGHT).grid("y");
        for (var item : items) {
            runs(shown(item)).forEach(run -> addLine(plot, run, item.equals("declined") ? Plot.GREY : Plot.GREEN));
        }
        var ticks = Ticks.steps(0, high, Ticks.step(high, 4)).padded(6);
        var years = years();
        return plot.axis("x", 0.5, months() + 0.5, years.values(), years.labels())
                .axis("y", 0, high, ticks.values(), ticks.labels());
    }

    /** Months that follow one another; a month that is not shown parts the line. */
    private static List<List<Entry>> runs(List<Entry> entries) {
        var runs = new ArrayList<List<Entry>>();
        int before = Integer.MIN_VALUE;
        for (var entry : entries) {
            if (entry.integer(GroupShare.LEVEL_ORDER) != before + 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(entry);
            before = entry.integer(GroupShare.LEVEL_ORDER);
        }
        return runs;
    }

    private static void addLine(Plot plot, List<Entry> entries, String colour) {
        var data = Map.of(
                "x",
                        entries.stream()
                                .map(entry -> (double) entry.integer(GroupShare.LEVEL_ORDER))
                                .toList(),
                "y",
                        entries.stream()
                                .map(entry -> (double)
                                        entry.count(GroupShare.ITEM_COUNT).orElse(0))
                                .toList());
        plot.layer("line", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 1));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 2));
    }

    private int months() {
        return sheet.entries().stream()
                .mapToInt(entry -> entry.integer(GroupShare.LEVEL_ORDER))
                .max()
                .orElse(1);
    }

    /** Each January bears its year. */
    private Ticks years() {
        var values = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        sheet.entries().stream()
                .filter(entry -> entry.text(GroupShare.LEVEL).endsWith("-01"))
                .sorted(Comparator.comparingInt(entry -> entry.integer(GroupShare.LEVEL_ORDER)))
                .forEach(entry -> {
                    if (!values.contains((double) entry.integer(GroupShare.LEVEL_ORDER))) {
                        values.add((double) entry.integer(GroupShare.LEVEL_ORDER));
                        labels.add(entry.text(GroupShare.LEVEL).substring(0, 4));
                    }
                });
        return new Ticks(values, labels);
    }
}
