package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;

/**
 * Ratios with their intervals below one another.
 *
 * @param id name of the figure
 * @param axis what the axis shows
 * @param claim what to see
 * @param reading how to read it
 * @param sheet released rows behind it
 * @param label a row's label
 */
record ForestFigure(String id, String axis, String claim, String reading, Sheet sheet, Function<Entry, String> label) {
    /** The figure; empty when no ratio was released. */
    Optional<Figure> figure() {
        if (rows().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                id,
                axis,
                claim,
                reading,
                alternative(),
                ratios().plot(Figure.WIDE).svg(id + "-w"),
                ratios().plot(Figure.NARROW).svg(id + "-n"),
                sheet,
                "scale=ratio"));
    }

    /** Rows with an estimate, in the order of presentation. */
    List<Entry> rows() {
        return sheet.entries().stream()
                .filter(entry -> Effect.of(entry).isPresent())
                .sorted(Comparator.comparingInt(entry -> entry.integer(Estimate.ANALYSIS_ORDER)))
                .toList();
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        rows().forEach(entry ->
                parts.add(label.apply(entry) + ": " + effect(entry).withInterval()));
        return "Rate ratios with 95 % intervals. " + String.join("; ", parts) + ".";
    }

    private RatioRows ratios() {
        return new RatioRows(rows().stream().map(this::ratio).toList());
    }

    private RatioRows.Ratio ratio(Entry entry) {
        var effect = effect(entry);
        return new RatioRows.Ratio(label.apply(entry), effect.value(), effect.low(), effect.high(), colour(entry));
    }

    private static String colour(Entry entry) {
        if (entry.isTrue(Estimate.IS_NAIVE)) {
            return Plot.ORANGE;
        }
        return entry.isTrue(Estimate.IS_PRIMARY) ? Plot.GREEN : Plot.PALE_GREEN;
    }

    private static Effect effect(Entry entry) {
        return Effect.of(entry).orElseThrow();
    }
}
