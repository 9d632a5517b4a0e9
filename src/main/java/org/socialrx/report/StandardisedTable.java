package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Field;

/** Rates of first referral by group, crude and standardised by age, directly and indirectly. */
final class StandardisedTable {
    private StandardisedTable() {}

    /** The folded table. */
    static Checks.Block of(Sheet rates, Sheet ratios) {
        var sheet = rates.where(entry -> entry.has(Rate.STATE, "referred"));
        var rows = sheet.entries().stream()
                .filter(entry -> entry.number(Rate.STANDARDISED_PER_1000).isPresent()
                        || entry.isSuppressed(Rate.STANDARDISED_PER_1000))
                .sorted(Comparator.comparing((Entry entry) -> entry.text(Rate.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(Rate.LEVEL_ORDER)))
                .map(entry -> List.of(
                        Words.heading(entry.text(Rate.VARIABLE)),
                        Words.of(entry.text(Rate.LEVEL)),
                        number(entry, Rate.RATE_PER_1000, Rate.CI_LOW, Rate.CI_HIGH),
                        number(entry, Rate.STANDARDISED_PER_1000, Rate.STANDARDISED_LOW, Rate.STANDARDISED_HIGH),
                        indirect(entry, ratios)))
                .toList();
        return new Checks.Block(
                "standardised-rates",
                "First referrals per 1,000 person-years, crude and standardised by age",
                "",
                List.of(
                        "Group",
                        "Level",
                        "Crude",
                        "European Standard Population 2013, adults",
                        "Observed over expected at everybody’s rates by age"),
                rows,
                sheet);
    }

    private static String indirect(Entry rate, Sheet ratios) {
        return ratios.entries().stream()
                .filter(entry -> entry.has(EquityRatio.MEASURE, "referred-age")
                        && entry.has(EquityRatio.VARIABLE, rate.text(Rate.VARIABLE))
                        && entry.has(EquityRatio.LEVEL, rate.text(Rate.LEVEL)))
                .findFirst()
                .map(entry -> number(entry, EquityRatio.RATIO, EquityRatio.CI_LOW, EquityRatio.CI_HIGH))
                .orElse("");
    }

    private static String number(Entry entry, Field value, Field low, Field high) {
        var number = entry.number(value);
        if (number.isEmpty()) {
            return entry.isSuppressed(value) ? Numerals.NOT_SHOWN : "";
        }
        return "%s (%s–%s)"
                .formatted(
                        Numerals.fixed(number.getAsDouble(), 2),
                        Numerals.fixed(entry.number(low).orElse(Double.NaN), 2),
                        Numerals.fixed(entry.number(high).orElse(Double.NaN), 2));
    }
}
