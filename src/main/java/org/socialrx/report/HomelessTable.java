package org.socialrx.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Characteristic;

/**
 * Homelessness by three algorithms: how many each finds, how many of those were referred, and how far they agree.
 *
 * @param sheet released characteristics, one level for each set of algorithms that call a person homeless
 */
record HomelessTable(Sheet sheet) {
    /** Under what name the levels stand in the table. */
    static final String VARIABLE = "homelessness";

    private static final List<String> ALGORITHMS = List.of("latest", "recent", "ever");

    /** The folded table; without rows where nothing was released. */
    static Checks.Block of(Sheet characteristics) {
        var table = new HomelessTable(characteristics.where(entry -> entry.has(Characteristic.VARIABLE, VARIABLE)));
        return new Checks.Block(
                "homelessness",
                "Homelessness by three published algorithms",
                "",
                List.of("Algorithm", "Homeless", "Of those referred", "Agreement with"),
                table.sheet.isEmpty() ? List.of() : table.rows(),
                table.sheet);
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (var algorithm : ALGORITHMS) {
            var all = people(algorithm, List.of("referred", "declined", "neither"));
            var referred = people(algorithm, List.of("referred"));
            rows.add(List.of(
                    words(algorithm),
                    number(all),
                    all.isPresent() && referred.isPresent() && all.getAsDouble() > 0
                            ? "%s (%s)"
                                    .formatted(
                                            number(referred),
                                            Numerals.percent(referred.getAsDouble() / all.getAsDouble()))
                            : Numerals.NOT_SHOWN,
                    agreement(algorithm)));
        }
        return rows;
    }

    private static String words(String algorithm) {
        return switch (algorithm) {
            case "latest" -> "The latest entry on residence is one of homelessness";
            case "recent" -> "An entry in the two years before, not superseded";
            default -> "Any entry before";
        };
    }

    /** Cohen's kappa and overlap with each other algorithm, from the released counts. */
    private String agreement(String algorithm) {
        var parts = new ArrayList<String>();
        for (var other : ALGORITHMS) {
            if (!other.equals(algorithm)) {
                var kappa = kappa(algorithm, other);
                parts.add("%s: kappa %s"
                        .formatted(
                                other,
                                kappa.isPresent() ? Numerals.fixed(kappa.getAsDouble(), 2) : Numerals.NOT_SHOWN));
            }
        }
        return String.join(", ", parts);
    }

    /** (observed - by chance)/(1 - by chance) of the two by two table. Source: Cohen 1960;20:37. */
    OptionalDouble kappa(String one, String other) {
        var groups = List.of("referred", "declined", "neither");
        var both = people(one + " " + other, groups);
        var first = people(one, groups);
        var second = people(other, groups);
        var all = people("", groups);
        if (both.isEmpty() || first.isEmpty() || second.isEmpty() || all.isEmpty() || all.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        double total = all.getAsDouble();
        double a = first.getAsDouble() / total;
        double b = second.getAsDouble() / total;
        double agreed = (total - first.getAsDouble() - second.getAsDouble() + 2 * both.getAsDouble()) / total;
        double chance = a * b + (1 - a) * (1 - b);
        return chance < 1 ? OptionalDouble.of((agreed - chance) / (1 - chance)) : OptionalDouble.empty();
    }

    /** People whom every named algorithm calls homeless; empty when one of the counts is not shown. */
    private OptionalDouble people(String algorithms, List<String> groups) {
        var wanted = algorithms.isEmpty() ? List.<String>of() : Arrays.asList(algorithms.split(" ", -1));
        double sum = 0;
        for (var entry : sheet.entries()) {
            if (groups.contains(entry.text(Characteristic.PATIENT_GROUP))
                    && names(entry).containsAll(wanted)) {
                var count = entry.count(Characteristic.PATIENT_COUNT);
                if (count.isEmpty()) {
                    return OptionalDouble.empty();
                }
                sum += count.getAsLong();
            }
        }
        return OptionalDouble.of(sum);
    }

    private static List<String> names(Entry entry) {
        return Arrays.asList(entry.text(Characteristic.LEVEL).split(" ", -1));
    }

    private static String number(OptionalDouble count) {
        return count.isPresent() ? Numerals.count(Math.round(count.getAsDouble())) : Numerals.NOT_SHOWN;
    }
}
