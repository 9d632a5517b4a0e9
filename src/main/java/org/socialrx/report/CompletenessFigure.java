package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.GroupShare;

/**
 * For how many registered adults each circumstance is recorded, year by year.
 *
 * @param sheet released shares of this topic
 * @param enoughPercent from how many per cent on a circumstance counts as complete
 */
record CompletenessFigure(Sheet sheet, int enoughPercent) {
    private static final String RECORDED = "recorded";
    private static final String NO_CODE = "no-code";
    private static final int ROW = 32;
    private static final int SHADES = 5;

    /** The figure; empty when nothing was released. */
    static Optional<Figure> of(Sheet shares, int enoughPercent) {
        var figure = new CompletenessFigure(
                shares.where(entry -> entry.has(GroupShare.TOPIC, "completeness")), enoughPercent);
        return figure.cells().isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    /** Recorded, unknown and missing by year, and how practices differ. */
    static Checks.Block table(Sheet shares, Sheet spread) {
        var sheet = shares.where(entry -> entry.has(GroupShare.TOPIC, "completeness"));
        var rows = sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.ITEM, RECORDED) || entry.has(GroupShare.ITEM, NO_CODE))
                .sorted(Comparator.comparing((Entry entry) -> entry.text(GroupShare.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(GroupShare.LEVEL_ORDER)))
                .map(entry -> row(entry, sheet, spread))
                .toList();
        return new Checks.Block(
                "completeness-by-year",
                "Recorded, unknown and missing by year, and how practices differ",
                "",
                List.of(
                        "Circumstance",
                        "Year",
                        "Recorded",
                        "Unknown",
                        "Missing",
                        "Practices: a tenth, half, nine tenths"),
                rows,
                sheet);
    }

    private static List<String> row(Entry entry, Sheet sheet, Sheet spread) {
        var variable = entry.text(GroupShare.VARIABLE);
        var year = entry.text(GroupShare.LEVEL);
        if (entry.has(GroupShare.ITEM, NO_CODE)) {
            return List.of(Words.heading(variable), year, "no verified code to look for", "", "", "");
        }
        var practices = spread.entries().stream()
                .filter(one -> one.has(CompletenessSpread.VARIABLE, variable)
                        && one.text(CompletenessSpread.YEAR).equals(year))
                .filter(one -> one.number(CompletenessSpread.MIDDLE).isPresent())
                .findFirst()
                .map(one -> List.of(CompletenessSpread.LOW, CompletenessSpread.MIDDLE, CompletenessSpread.HIGH).stream()
                        .map(field -> Numerals.fixed(100 * one.number(field).orElse(0), 0))
                        .collect(Collectors.joining(", ", "", " %")))
                .orElse("");
        return List.of(
                Words.heading(variable),
                year,
                share(sheet, variable, year, RECORDED),
                share(sheet, variable, year, "unknown"),
                share(sheet, variable, year, "missing"),
                practices);
    }

    private static String share(Sheet sheet, String variable, String year, String state) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.VARIABLE, variable)
                        && entry.has(GroupShare.LEVEL, year)
                        && entry.has(GroupShare.ITEM, state))
                .findFirst()
                .map(entry -> entry.number(GroupShare.SHARE).isPresent()
                        ? Numerals.percent(entry.number(GroupShare.SHARE).orElseThrow())
                        : Numerals.NOT_SHOWN)
                .orElse("");
    }

    private Figure figure() {
        return new Figure(
                "completeness",
                "Adults for whom it is recorded, per cent, by year",
                claim(),
                "Recorded by the end of the year, among adults registered on some day of it. The darker, the more complete; "
                        + "a dash: no verified code to look for, so that nothing could be found whatever is recorded. "
                        + "Circumstances that are recorded when they are a problem, such as housing, are never complete.",
                alternative(),
                plot(Figure.WIDE).svg("co-w"),
                plot(Figure.NARROW).svg("co-n"),
                sheet,
                "topic=completeness");
    }

    /** How many circumstances are complete enough in the last year, and which is the least. */
    String claim() {
        var last = years().get(years().size() - 1);
        var shown = cells().stream()
                .filter(entry -> entry.has(GroupShare.LEVEL, last) && entry.has(GroupShare.ITEM, RECORDED))
                .toList();
        long poor = shown.stream()
                .filter(entry -> share(entry) < enoughPercent / 100.0)
                .count();
        var without = cells().stream()
                .filter(entry -> entry.has(GroupShare.LEVEL, last) && entry.has(GroupShare.ITEM, NO_CODE))
                .map(entry -> Words.of(entry.text(GroupShare.VARIABLE)))
                .collect(Collectors.joining(", "));
        var more = without.isEmpty() ? "" : " For %s no verified code is known.".formatted(without);
        if (shown.isEmpty()) {
            return "What is recorded is not shown." + more;
        }
        return (poor == 0
                                ? "All %2$d circumstances shown are recorded for at least %3$d %% of adults in %4$s."
                                : "%1$d of %2$d circumstances shown are recorded for fewer than %3$d %% of adults in %4$s.")
                        .formatted(poor, shown.size(), enoughPercent, last)
                + more;
    }

    private List<Entry> cells() {
        return sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.ITEM, RECORDED) || entry.has(GroupShare.ITEM, NO_CODE))
                .filter(entry -> entry.number(GroupShare.SHARE).isPresent())
                .toList();
    }

    private List<String> years() {
        return cells().stream()
                .map(entry -> entry.text(GroupShare.LEVEL))
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> variables() {
        return cells().stream()
                .map(entry -> entry.text(GroupShare.VARIABLE))
                .distinct()
                .sorted()
                .toList();
    }

    private static double share(Entry entry) {
        return entry.has(GroupShare.ITEM, NO_CODE)
                ? 0
                : entry.number(GroupShare.SHARE).orElseThrow();
    }

    private String alternative() {
        return "Share of adults with each circumstance recorded. "
                + cells().stream()
                        .map(entry -> "%s %s: %s"
                                .formatted(
                                        Words.of(entry.text(GroupShare.VARIABLE)),
                                        entry.text(GroupShare.LEVEL),
                                        text(entry)))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String text(Entry entry) {
        return entry.has(GroupShare.ITEM, NO_CODE) ? "–" : Numerals.fixed(100 * share(entry), 0);
    }

    private Plot plot(int width) {
        var labels = new LabelledRows(variables().stream().map(Words::heading).toList(), width, ROW);
        int years = years().size();
        double span = years / (1 - labels.labelShare());
        double start = 0.5 - labels.labelShare() * span;
        var plot = new Plot(width, labels.height());
        labels.addLabels(plot, start);
        for (int shade = 0; shade < SHADES; shade++) {
            addTiles(plot, labels, shade);
        }
        var places =
                IntStream.rangeClosed(1, years).mapToObj(year -> (double) year).toList();
        return labels.add(plot).axis("x", start, years + 0.5, places, years());
    }

    private void addTiles(Plot plot, LabelledRows labels, int shade) {
        var chosen = cells().stream()
                .filter(entry -> Math.min(SHADES - 1, (int) (share(entry) * SHADES)) == shade)
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        double half = labels.isNarrow() ? 0.22 : 0.42;
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        chosen.forEach(entry -> {
            x.add(1.0 + years().indexOf(entry.text(GroupShare.LEVEL)));
            y.add(labels.at(variables().indexOf(entry.text(GroupShare.VARIABLE))));
        });
        var data = Map.of(
                "x", x,
                "y", y,
                "x1", x.stream().map(at -> at - 0.47).toList(),
                "x2", x.stream().map(at -> at + 0.47).toList(),
                "y1", y.stream().map(at -> at - half).toList(),
                "y2", y.stream().map(at -> at + half).toList(),
                "text", chosen.stream().map(CompletenessFigure::text).toList());
        plot.layer(
                "rect",
                data,
                Map.of("xmin", "x1", "xmax", "x2", "ymin", "y1", "ymax", "y2"),
                Map.of("fill", colour(shade), "size", 0, "alpha", 1));
        plot.layer(
                "text",
                data,
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", shade >= 3 ? "#ffffff" : "#1d2733", "size", labels.isNarrow() ? 5 : 6));
    }

    private static String colour(int shade) {
        return List.of("#f1f3f5", "#d3e5e3", "#a5cbc8", "#3f8a85", Plot.GREEN).get(shade);
    }
}
