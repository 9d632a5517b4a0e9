package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;

/**
 * What the main estimate was held against: a date at which nothing happened, trends that part, outcomes that cannot
 * change.
 *
 * @param estimates every released estimate
 * @param diagnostics every released check
 */
record SensitivityBlock(Sheet estimates, Sheet diagnostics) {
    private static final String PLACEBO = "placebo-date";

    /** One folded block, its title what the numbers say; without rows when nothing was asked. */
    Checks.Block block() {
        var sheet = estimates.where(entry -> entry.has(Estimate.SCALE, "ratio") && Place.of(entry) == Place.CHECK);
        var rows = sheet.entries().stream()
                .sorted(Comparator.comparingInt(entry -> entry.integer(Estimate.ANALYSIS_ORDER)))
                .map(entry -> List.of(
                        entry.text(Estimate.LABEL),
                        Effect.of(entry).map(Effect::withInterval).orElse(Numerals.NOT_SHOWN)))
                .toList();
        return new Checks.Block(
                "check-sensitivity", claim(), "", List.of("Held against", "Rate ratio (95 % CI)"), rows, sheet);
    }

    /** What a placebo and parting trends say. */
    String claim() {
        List<String> sentences = new ArrayList<>();
        placebo().ifPresent(sentences::add);
        breakdown().ifPresent(sentences::add);
        return sentences.isEmpty() ? "What the estimate was held against" : String.join(" ", sentences);
    }

    private Optional<String> placebo() {
        return estimates.entries().stream()
                .filter(entry -> entry.has(Estimate.ANALYSIS, PLACEBO))
                .map(Effect::of)
                .flatMap(Optional::stream)
                .map(effect -> effect.holdsNoChange()
                        ? "A placebo date shows no effect, as it should."
                        : "A placebo date shows an effect where there is none: %s.".formatted(effect.withInterval()))
                .findFirst();
    }

    private Optional<String> breakdown() {
        return diagnostics.entries().stream()
                .filter(entry -> entry.has(Diagnostic.DIAGNOSTIC, "honest-did"))
                .map(SensitivityBlock::breakdown)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> breakdown(Entry entry) {
        var bound = entry.number(Diagnostic.VALUE);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                bound.getAsDouble() == 0
                        ? "The event study alone shows no mean effect even if trends are parallel."
                        : "The effect is shown as long as trends part by less than %s times the largest step before."
                                .formatted(Numerals.fixed(bound.getAsDouble(), 2)));
    }
}
