package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.study.Study;

/** Contacts per patient-year of both arms. */
final class RatesFigure {
    private static final int HEIGHT = 230;
    private static final double HEADROOM = 1.08;
    private static final double FOOT = 0.04;

    private final Study study;
    private final Sheet sheet;

    private RatesFigure(Study study, Sheet sheet) {
        this.study = study;
        this.sheet = sheet;
    }

    /** The figure of the main outcome; empty when no rate was released. */
    static Optional<Figure> of(Study study, Sheet rates) {
        var sheet = rates.where(entry -> entry.has(ArmRate.DESIGN, "primary")
                && entry.has(ArmRate.OUTCOME, study.estimates().primary().outcome()));
        boolean isDrawable = sheet.entries().stream()
                .anyMatch(entry -> entry.number(ArmRate.RATE).isPresent());
        return isDrawable ? Optional.of(new RatesFigure(study, sheet).figure()) : Optional.empty();
    }

    private Figure figure() {
        var label = study.outcome(study.estimates().primary().outcome()).label();
        return new Figure(
                "rates",
                "%s per patient-year".formatted(capital(label)),
                claim(),
                "Matched controls are weighted so that each referred patient counts once. The comparison is of changes, "
                        + "not of levels; the dashed line is the day of referral.",
                alternative(),
                plot(Figure.WIDE).svg("ar-w"),
                plot(Figure.NARROW).svg("ar-n"),
                sheet,
                "design=primary outcome=" + study.estimates().primary().outcome());
    }

    /** Which arm consults more, over the periods in which both are shown. */
    String claim() {
        var referred = byPeriod("referred");
        var control = byPeriod("control");
        long both = referred.keySet().stream().filter(control::containsKey).count();
        long more = referred.entrySet().stream()
                .filter(entry -> control.containsKey(entry.getKey()))
                .filter(entry -> entry.getValue() > control.getOrDefault(entry.getKey(), 0.0))
                .count();
        if (both == 0) {
            return "The two arms are shown in no common period.";
        }
        if (more == both) {
            return "The referred consult more than their controls throughout.";
        }
        return more == 0
                ? "The referred consult no more than their controls in any period."
                : "The referred consult more than their controls in %d of %d periods.".formatted(more, both);
    }

    private NavigableMap<Integer, Double> byPeriod(String arm) {
        var rates = new TreeMap<Integer, Double>();
        arm(arm).forEach(entry -> rates.put(
                entry.integer(ArmRate.PERIOD), entry.number(ArmRate.RATE).orElseThrow()));
        return rates;
    }

    private List<Entry> arm(String arm) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(ArmRate.ARM, arm))
                .filter(entry -> entry.number(ArmRate.RATE).isPresent())
                .toList();
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        byPeriod("referred")
                .forEach((period, rate) -> parts.add("period %d: referred %s, controls %s"
                        .formatted(
                                period,
                                Numerals.fixed(rate, 1),
                                Optional.ofNullable(byPeriod("control").get(period))
                                        .map(control -> Numerals.fixed(control, 1))
                                        .orElse("not shown"))));
        return "Contacts per patient-year by period. " + String.join("; ", parts) + ".";
    }

    private Plot plot(int width) {
        double high = HEADROOM
                * sheet.entries().stream()
                        .mapToDouble(entry -> entry.number(ArmRate.RATE).orElse(0))
                        .max()
                        .orElse(1);
        var time = new TimeAxis(study.periods(), width);
        var plot = new Plot(width, HEIGHT).grid("y");
        time.shadeLeftOut(plot, -FOOT * high, high);
        plot.layer(
                "vline",
                Map.of(),
                Map.of(),
                Map.of("xintercept", 0, "color", Plot.GREY, "linetype", "dashed", "size", 0.7));
        addLine(plot, "control", Plot.GREY, "matched controls", -0.055 * high);
        addLine(plot, "referred", Plot.GREEN, "referred", 0.055 * high);
        var ticks = Ticks.steps(0, high, Ticks.step(high, 5)).padded(TimeAxis.LABEL);
        return time.add(plot).axis("y", -FOOT * high, high, ticks.values(), ticks.labels());
    }

    private void addLine(Plot plot, String arm, String colour, String label, double shift) {
        var rates = byPeriod(arm);
        if (rates.isEmpty()) {
            return;
        }
        var data = Map.of(
                "x",
                        rates.keySet().stream()
                                .map(period -> Design.middle(study.periods(), period))
                                .toList(),
                "y", List.copyOf(rates.values()));
        plot.layer("line", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 1.4));
        plot.layer("point", data, Map.of("x", "x", "y", "y"), Map.of("color", colour, "size", 2.6));
        var first = rates.firstEntry();
        plot.layer(
                "text",
                Map.of(
                        "x", List.of(Design.middle(study.periods(), first.getKey())),
                        "y", List.of(first.getValue() + shift),
                        "text", List.of(label)),
                Map.of("x", "x", "y", "y", "label", "text"),
                Map.of("color", colour, "size", 6, "hjust", "left"));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
