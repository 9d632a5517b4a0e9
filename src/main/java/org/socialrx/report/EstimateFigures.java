package org.socialrx.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.HomelessAlgorithm;
import org.socialrx.study.Study;

/**
 * The main estimate beside all others.
 *
 * @param study the study
 * @param estimates every released estimate
 */
record EstimateFigures(Study study, Sheet estimates) {
    private static final String ALL = "all";

    /** Every analysis of everybody, the naive ones in orange. */
    Optional<Figure> sideBySide() {
        var sheet =
                estimates.where(entry -> isRatio(entry) && entry.has(Estimate.SUBGROUP, ALL) && isSideBySide(entry));
        return new ForestFigure(
                        "estimates",
                        "Rate ratio, logarithmic axis",
                        claimOfAnalyses(),
                        "Dark green: the main estimate; green: the same question asked in other ways. " + naive(),
                        sheet,
                        entry -> entry.text(Estimate.LABEL))
                .figure();
    }

    /** The main estimate and the same within subgroups. */
    Optional<Figure> subgroups() {
        var inSubgroups = estimates.where(entry -> isRatio(entry) && !entry.has(Estimate.SUBGROUP, ALL));
        if (inSubgroups.entries().stream().noneMatch(entry -> Effect.of(entry).isPresent())) {
            return Optional.empty();
        }
        var sheet = estimates.where(
                entry -> isRatio(entry) && (entry.isTrue(Estimate.IS_PRIMARY) || !entry.has(Estimate.SUBGROUP, ALL)));
        return new ForestFigure(
                        "subgroups",
                        "Rate ratio, logarithmic axis",
                        claimOfSubgroups(),
                        notShown(inSubgroups),
                        sheet,
                        EstimateFigures::subgroupLabel)
                .figure();
    }

    /** In which direction the honest analyses of the main outcome point. */
    String claimOfAnalyses() {
        var effects = honest().map(Effect::of).flatMap(Optional::stream).toList();
        if (effects.isEmpty()) {
            return "No analysis is shown.";
        }
        double low = effects.stream().mapToDouble(Effect::value).min().orElseThrow();
        double high = effects.stream().mapToDouble(Effect::value).max().orElseThrow();
        var range = "from %s to %s".formatted(Numerals.fixed(low, 2), Numerals.fixed(high, 2));
        if (effects.size() == 1) {
            return "One analysis of the main outcome gives %s.".formatted(Numerals.fixed(low, 2));
        }
        if (high < 1 || low > 1) {
            return "All %d analyses of the main outcome point to %s contacts, with ratios %s."
                    .formatted(effects.size(), high < 1 ? "fewer" : "more", range);
        }
        return "The %d analyses of the main outcome do not agree on a direction: ratios go %s."
                .formatted(effects.size(), range);
    }

    /** What the naive comparisons would have claimed. */
    String naive() {
        var claims = estimates.entries().stream()
                .filter(entry -> isRatio(entry) && entry.isTrue(Estimate.IS_NAIVE) && isSideBySide(entry))
                .map(Effect::of)
                .flatMap(Optional::stream)
                .map(effect -> effect.text(effect.value()))
                .collect(Collectors.joining(", "));
        return claims.isEmpty()
                ? "No naive comparison is shown."
                : "Orange: comparisons not to be believed, shown for what they would have claimed (%s)."
                        .formatted(claims);
    }

    /** Whether a subgroup's interval leaves out the main estimate. */
    String claimOfSubgroups() {
        var main = estimates.entries().stream()
                .filter(entry -> entry.isTrue(Estimate.IS_PRIMARY))
                .map(Effect::of)
                .flatMap(Optional::stream)
                .findFirst();
        var shown = estimates.entries().stream()
                .filter(entry -> isRatio(entry) && !entry.has(Estimate.SUBGROUP, ALL))
                .filter(entry -> Effect.of(entry).isPresent())
                .toList();
        if (main.isEmpty() || !main.get().isRatio()) {
            return "Subgroups stand without a main estimate to compare them with.";
        }
        var apart = shown.stream()
                .filter(entry ->
                        leavesOut(Effect.of(entry).orElseThrow(), main.get().value()))
                .map(EstimateFigures::subgroupLabel)
                .toList();
        return apart.isEmpty()
                ? "The main estimate lies within the interval of each of the %s.".formatted(number(shown))
                : "The main estimate lies outside the interval of %s.".formatted(String.join(", ", apart));
    }

    private static String number(List<Entry> shown) {
        return Words.counted(shown.size(), "subgroup shown", "subgroups shown");
    }

    private static String notShown(Sheet inSubgroups) {
        long suppressed = inSubgroups.entries().stream()
                .filter(entry -> entry.isSuppressed(Estimate.ESTIMATE))
                .count();
        long failed = inSubgroups.entries().stream()
                .filter(entry -> !entry.textOrEmpty(Estimate.FAILURE).isBlank())
                .count();
        var text = new StringBuilder(
                "Subgroups were not tested against each other; one in twenty intervals misses by chance.");
        if (suppressed > 0) {
            text.append(' ')
                    .append(Words.counted(suppressed, "subgroup is", "subgroups are"))
                    .append(" too small to be shown.");
        }
        if (failed > 0) {
            text.append(' ')
                    .append(Words.counted(failed, "subgroup has", "subgroups have"))
                    .append(" no estimate.");
        }
        return text.toString();
    }

    private Stream<Entry> honest() {
        var outcome = study.estimates().primary().outcome();
        return estimates.entries().stream()
                .filter(entry ->
                        isRatio(entry) && entry.has(Estimate.SUBGROUP, ALL) && entry.has(Estimate.OUTCOME, outcome))
                .filter(entry -> !entry.isTrue(Estimate.IS_NAIVE) && isSideBySide(entry));
    }

    private static boolean leavesOut(Effect effect, double value) {
        return value < effect.low() || value > effect.high();
    }

    private static boolean isRatio(Entry entry) {
        return entry.has(Estimate.SCALE, "ratio");
    }

    private static boolean isSideBySide(Entry entry) {
        return Place.of(entry) == Place.SIDE_BY_SIDE;
    }

    private static String subgroupLabel(Entry entry) {
        if (entry.has(Estimate.SUBGROUP, ALL)) {
            return "Everybody";
        }
        return HomelessAlgorithm.ofSubgroup(entry.text(Estimate.SUBGROUP))
                .map(algorithm -> Words.heading(algorithm.words()))
                .orElseGet(() ->
                        Words.heading(entry.text(Estimate.SUBGROUP)) + ": " + Words.of(entry.text(Estimate.LEVEL)));
    }
}
