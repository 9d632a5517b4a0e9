package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.HomelessAlgorithm;

/** The main estimate within those whom each algorithm calls homeless, and what it could have seen. */
final class HomelessEffects {
    private HomelessEffects() {}

    /** The folded table; without rows where the study does not ask for it. */
    static Checks.Block of(Sheet estimates) {
        var sheet = estimates.where(entry -> entry.has(Estimate.SCALE, "ratio")
                && HomelessAlgorithm.ofSubgroup(entry.text(Estimate.SUBGROUP)).isPresent());
        var rows = sheet.entries().stream()
                .sorted(Comparator.comparing(HomelessEffects::algorithm).reversed())
                .map(entry -> List.of(
                        Words.heading(algorithm(entry).words()),
                        Effect.of(entry).map(Effect::withInterval).orElse("none"),
                        power(entry)))
                .toList();
        return new Checks.Block(
                "homeless-effects",
                "What referral changed for the homeless, and what could not have been seen",
                "",
                List.of("On the day of referral", "Rate ratio (95 % CI)", "What could be seen"),
                rows,
                sheet);
    }

    private static HomelessAlgorithm algorithm(Entry entry) {
        return HomelessAlgorithm.ofSubgroup(entry.text(Estimate.SUBGROUP)).orElseThrow();
    }

    /**
     * How many people stand behind an estimate, and the smallest effect they could have shown; or why there is none.
     */
    static String power(Entry entry) {
        var referred = entry.count(Estimate.TREATED_COUNT);
        if (referred.isPresent() && referred.getAsLong() == 0) {
            return "Nobody who was referred and compared is called homeless, so nothing could be estimated.";
        }
        var people = referred.isPresent()
                ? Words.counted(referred.getAsLong(), "referred person", "referred people")
                : "Their number is not shown";
        var failure = entry.textOrEmpty(Estimate.FAILURE);
        if (!failure.isBlank()) {
            return "%s; too few to be estimated: %s.".formatted(people, lowerCase(failure));
        }
        if (Effect.of(entry).isEmpty()) {
            return "%s, and no estimate: too few people, or too few whom only a wider algorithm finds."
                    .formatted(people);
        }
        var smallest = entry.number(Estimate.SMALLEST_DETECTABLE);
        return smallest.isPresent()
                ? "%s; an effect smaller than a ratio of %s could not have been seen with 80 %% power."
                        .formatted(people, Numerals.ratio(smallest.getAsDouble(), entry.number(Estimate.STD_ERROR)))
                : "%s; practices are too few to say what could have been seen.".formatted(people);
    }

    private static String lowerCase(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
