package org.socialrx.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Study;

/** Whom the study is about, in the sentence under its title. */
final class Standfirst {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private Standfirst() {}

    static String of(Study study, Sheet estimates) {
        var main = estimates.entries().stream()
                .filter(entry -> entry.isTrue(Estimate.IS_PRIMARY))
                .findFirst();
        var treated = main.map(entry -> entry.count(Estimate.TREATED_COUNT))
                .filter(count -> count.isPresent())
                .map(count -> Numerals.count(count.getAsLong()) + " people")
                .orElse("People");
        var practices = main.map(entry -> entry.count(Estimate.CLUSTER_COUNT))
                .filter(count -> count.isPresent())
                .map(count -> " in %s practices".formatted(Numerals.count(count.getAsLong())))
                .orElse("");
        return "%s referred%s between %s and %s, each beside %s at risk of referral on the same day in the same practice."
                .formatted(
                        treated,
                        practices,
                        month(study.indexWindow().from()),
                        month(study.indexWindow().to()),
                        controls(study.matching().controls()));
    }

    private static String month(LocalDate day) {
        return day.format(MONTH);
    }

    private static String controls(int wanted) {
        return wanted == 1 ? "one control" : "up to %s controls".formatted(inWords(wanted));
    }

    private static String inWords(int number) {
        return switch (number) {
            case 2 -> "two";
            case 3 -> "three";
            case 4 -> "four";
            case 5 -> "five";
            default -> Integer.toString(number);
        };
    }
}
