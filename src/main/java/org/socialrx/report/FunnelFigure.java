package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.GroupShare;

/** From offer to the close of the case, and who was lost on the way. */
final class FunnelFigure {
    private static final Map<String, String> STEPS = Map.of(
            "reached", "offered, referred or declined",
            "offered-only", "offered, no answer recorded",
            "declined", "declined",
            "referred", "referred",
            "contacted", "met the link worker",
            "closed", "case closed");
    private static final List<String> ASIDE = List.of("offered-only", "declined");

    private final Sheet sheet;
    private final List<Entry> steps;

    private FunnelFigure(Sheet sheet) {
        this.sheet = sheet;
        steps = sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.VARIABLE, "all"))
                .filter(entry -> entry.count(GroupShare.ITEM_COUNT).isPresent())
                .sorted(Comparator.comparingInt(entry -> entry.integer(GroupShare.ITEM_ORDER)))
                .toList();
    }

    /** The figure; empty when no step was released. */
    static Optional<Figure> of(Sheet shares) {
        var figure = new FunnelFigure(shares.where(entry -> entry.has(GroupShare.TOPIC, "funnel")));
        return figure.steps.isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    /** The funnel by group: the share that took each step, among those who came to the one before. */
    static Checks.Block byGroup(Sheet shares) {
        var sheet =
                shares.where(entry -> entry.has(GroupShare.TOPIC, "funnel") && !entry.has(GroupShare.VARIABLE, "all"));
        var items = sheet.entries().stream()
                .sorted(Comparator.comparingInt(entry -> entry.integer(GroupShare.ITEM_ORDER)))
                .map(entry -> entry.text(GroupShare.ITEM))
                .distinct()
                .toList();
        var header = new ArrayList<>(List.of("Group", "Level"));
        items.forEach(item -> header.add(Words.heading(STEPS.getOrDefault(item, item))));
        var rows = sheet.entries().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.text(GroupShare.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(GroupShare.LEVEL_ORDER)))
                .map(entry -> List.of(entry.text(GroupShare.VARIABLE), entry.text(GroupShare.LEVEL)))
                .distinct()
                .map(group -> row(sheet, group.get(0), group.get(1), items))
                .toList();
        return new Checks.Block("funnel-by-group", "The funnel by group", "", header, rows, sheet);
    }

    private static List<String> row(Sheet sheet, String variable, String level, List<String> items) {
        var row = new ArrayList<>(List.of(Words.heading(variable).replace(", 1 = most deprived", ""), Words.of(level)));
        items.forEach(item -> row.add(sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.VARIABLE, variable)
                        && entry.has(GroupShare.LEVEL, level)
                        && entry.has(GroupShare.ITEM, item))
                .findFirst()
                .map(FunnelFigure::countAndShare)
                .orElse("")));
        return row;
    }

    private static String countAndShare(Entry entry) {
        var count = Numerals.count(entry.count(GroupShare.ITEM_COUNT));
        var share = entry.number(GroupShare.SHARE);
        return share.isPresent()
                ? "%s (%s)"
                        .formatted(count, Numerals.percent(share.getAsDouble()).replace(" ", "\u00a0"))
                : count;
    }

    private Figure figure() {
        return new Figure(
                "funnel",
                "Patients by how far they came, and the share of the step before",
                claim(),
                "Green: the way from offer to close; grey: those who left it there. Per cent are of the bar that a step "
                        + "follows: of all described, of those offered, referred or declined, of the referred, of those "
                        + "met. Meeting and close are the scheme’s own records: a patient it sends no record of counts "
                        + "as not met. The same by group stands below.",
                alternative(),
                bars().plot(Figure.WIDE).svg("fu-w"),
                bars().plot(Figure.NARROW).svg("fu-n"),
                sheet,
                "topic=funnel");
    }

    /** Where most are lost among the steps shown. */
    String claim() {
        var losses = steps.stream()
                .filter(entry -> List.of("referred", "contacted", "closed").contains(entry.text(GroupShare.ITEM)))
                .filter(entry -> entry.number(GroupShare.SHARE).isPresent())
                .toList();
        if (losses.isEmpty()) {
            return "How many took the steps after the offer is not shown.";
        }
        var worst = losses.stream()
                .min(Comparator.comparingDouble(
                        entry -> entry.number(GroupShare.SHARE).orElseThrow()))
                .orElseThrow();
        double lost = 1 - worst.number(GroupShare.SHARE).orElseThrow();
        if (lost <= 0) {
            return "At no step shown is anybody lost.";
        }
        var where = switch (worst.text(GroupShare.ITEM)) {
            case "referred" -> "before referral: %s of those offered, referred or declined were not referred";
            case "contacted" -> "between referral and first contact: %s of the referred have no contact on record";
            default -> "before the close: %s of those met have no close on record";
        };
        return "Most are lost " + where.formatted(Numerals.percent(lost)) + ".";
    }

    private String alternative() {
        return "Patients by step. "
                + steps.stream()
                        .map(entry -> label(entry) + ": " + countAndShare(entry))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private Bars bars() {
        double most = steps.stream()
                .mapToDouble(entry -> entry.count(GroupShare.ITEM_COUNT).orElse(0))
                .max()
                .orElse(1);
        return new Bars(
                steps.stream()
                        .map(entry -> new Bars.Bar(
                                label(entry),
                                entry.count(GroupShare.ITEM_COUNT).orElse(0),
                                countAndShare(entry),
                                ASIDE.contains(entry.text(GroupShare.ITEM)) ? Plot.PALE_GREY : Plot.GREEN))
                        .toList(),
                Math.max(1, most));
    }

    private static String label(Entry entry) {
        return STEPS.getOrDefault(entry.text(GroupShare.ITEM), entry.text(GroupShare.ITEM));
    }
}
