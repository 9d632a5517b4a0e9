package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.study.PropensityRules;

/** Standardised differences of the covariates before and after matching. */
final class LoveFigure {
    private static final double ACCEPTED = 0.1;
    private static final int ROW = 26;
    private static final int LARGE = 4;
    private static final int SMALL = 3;

    private final Sheet sheet;
    private final List<Entry> wide;
    private final TreeMap<Integer, String> covariates = new TreeMap<>();

    private LoveFigure(Sheet sheet, List<Entry> wide) {
        this.sheet = sheet;
        this.wide = wide;
        sheet.entries().stream()
                .filter(entry -> entry.number(CovariateBalance.SMD).isPresent())
                .forEach(entry -> covariates.put(
                        entry.integer(CovariateBalance.COVARIATE_ORDER), entry.text(CovariateBalance.COVARIATE)));
    }

    /** The figure of the main matching; empty when no difference was released. */
    static Optional<Figure> of(Sheet balance) {
        var wide = balance.entries().stream()
                .filter(entry -> entry.has(CovariateBalance.DESIGN, PropensityRules.WIDE))
                .filter(entry -> entry.has(CovariateBalance.SAMPLE, "after"))
                .filter(entry -> entry.number(CovariateBalance.SMD).isPresent())
                .toList();
        var figure = new LoveFigure(
                balance.where(entry -> entry.has(CovariateBalance.DESIGN, PropensityRules.PRIMARY)), wide);
        return figure.covariates.isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    private Figure figure() {
        return new Figure(
                "balance",
                "Standardised mean difference, referred minus controls",
                claim(),
                "Grey: before matching; green: after; orange: after, and outside the shaded range of 0.1 standard "
                        + "deviations. All rows were used, not a sample. Shares are computed from rounded counts."
                        + (wide.isEmpty() ? "" : " Small dark points: after matching by the wide model."),
                alternative(),
                plot(Figure.WIDE).svg("lv-w"),
                plot(Figure.NARROW).svg("lv-n"),
                sheet,
                "design=" + PropensityRules.PRIMARY);
    }

    /** Whether matching made the arms alike in what is known of them. */
    String claim() {
        var after = sample("after");
        var outside = after.stream()
                .filter(entry -> Math.abs(smd(entry)) > ACCEPTED)
                .sorted((a, b) -> Double.compare(Math.abs(smd(b)), Math.abs(smd(a))))
                .toList();
        if (after.isEmpty()) {
            return "Balance after matching is not shown.";
        }
        if (outside.isEmpty()) {
            return "After matching every covariate shown is within 0.1 standard deviations.";
        }
        var worst = outside.stream()
                .limit(3)
                .map(entry -> Words.term(entry.text(CovariateBalance.COVARIATE)))
                .collect(Collectors.joining(", "));
        return "After matching %d of %d covariates still differ by more than 0.1 standard deviations: %s%s."
                .formatted(outside.size(), after.size(), worst, outside.size() > 3 ? " and others" : "");
    }

    private List<Entry> sample(String name) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(CovariateBalance.SAMPLE, name))
                .filter(entry -> entry.number(CovariateBalance.SMD).isPresent())
                .toList();
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        sample("after")
                .forEach(entry -> parts.add(
                        Words.term(entry.text(CovariateBalance.COVARIATE)) + " " + Numerals.fixed(smd(entry), 2)));
        return "Standardised differences after matching: " + String.join("; ", parts) + ".";
    }

    private Plot plot(int width) {
        double widest = Math.max(
                0.15,
                Stream.concat(sheet.entries().stream(), wide.stream())
                                .mapToDouble(entry -> Math.abs(
                                        entry.number(CovariateBalance.SMD).orElse(0)))
                                .max()
                                .orElse(0.2)
                        * 1.08);
        var rows =
                new LabelledRows(covariates.values().stream().map(Words::term).toList(), width, ROW);
        var plot = new Plot(width, rows.height());
        var band = Map.of(
                "x1",
                List.of(-ACCEPTED),
                "x2",
                List.of(ACCEPTED),
                "y1",
                List.of(rows.low()),
                "y2",
                List.of(rows.high()));
        plot.layer(
                "rect",
                band,
                Map.of("xmin", "x1", "xmax", "x2", "ymin", "y1", "ymax", "y2"),
                Map.of("fill", Plot.GREEN_SHADE, "size", 0, "alpha", 1));
        plot.layer("vline", Map.of(), Map.of(), Map.of("xintercept", 0, "color", Plot.PALE_GREY, "size", 0.8));
        double start = -widest - 2 * widest * rows.labelShare() / (1 - rows.labelShare());
        rows.addLabels(plot, start);
        addPoints(plot, rows, sample("before"), Plot.PALE_GREY);
        addPoints(
                plot,
                rows,
                sample("after").stream()
                        .filter(e -> Math.abs(smd(e)) <= ACCEPTED)
                        .toList(),
                Plot.GREEN);
        addPoints(
                plot,
                rows,
                sample("after").stream()
                        .filter(e -> Math.abs(smd(e)) > ACCEPTED)
                        .toList(),
                Plot.ORANGE);
        addPoints(plot, rows, wide.stream().filter(this::isShown).toList(), Plot.GREY, SMALL);
        var ticks = Ticks.steps(-widest, widest, Ticks.step(2 * widest, width < Figure.WIDE ? 6 : 8));
        return rows.add(plot).axis("x", start, widest, ticks.values(), ticks.labels());
    }

    private boolean isShown(Entry entry) {
        return covariates.containsKey(entry.integer(CovariateBalance.COVARIATE_ORDER));
    }

    private void addPoints(Plot plot, LabelledRows rows, List<Entry> entries, String colour) {
        addPoints(plot, rows, entries, colour, LARGE);
    }

    private void addPoints(Plot plot, LabelledRows rows, List<Entry> entries, String colour, int size) {
        if (entries.isEmpty()) {
            return;
        }
        var order = List.copyOf(covariates.keySet());
        var data = Map.of(
                "x", entries.stream().map(LoveFigure::smd).toList(),
                "y",
                        entries.stream()
                                .map(e -> rows.at(order.indexOf(e.integer(CovariateBalance.COVARIATE_ORDER))))
                                .toList());
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", size));
    }

    private static double smd(Entry entry) {
        return entry.number(CovariateBalance.SMD).orElseThrow();
    }
}
