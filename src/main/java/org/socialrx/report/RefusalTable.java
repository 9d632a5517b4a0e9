package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.EquityRatio;

/** Who declines among those with an answer: the share of each group, and its odds with all else equal. */
final class RefusalTable {
    private RefusalTable() {}

    /** The folded table; without rows where the model has no maximum. */
    static Checks.Block of(Sheet ratios) {
        var sheet = ratios.where(entry -> entry.has(EquityRatio.MEASURE, "declined")
                && (entry.number(EquityRatio.ODDS_RATIO).isPresent() || entry.isSuppressed(EquityRatio.ODDS_RATIO)));
        var rows = sheet.entries().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.text(EquityRatio.VARIABLE))
                        .thenComparingInt(entry -> entry.integer(EquityRatio.LEVEL_ORDER)))
                .map(entry -> List.of(
                        Words.heading(entry.text(EquityRatio.VARIABLE)),
                        Words.of(entry.text(EquityRatio.LEVEL)),
                        share(entry),
                        odds(entry)))
                .toList();
        return new Checks.Block(
                "refusal-odds",
                "Refusal with all characteristics at once and practices that differ by chance (mixed logistic model)",
                "",
                List.of("Group", "Level", "Declined of those with an answer", "Odds ratio (95 % CI)"),
                rows,
                sheet);
    }

    private static String share(Entry entry) {
        var share = entry.number(EquityRatio.SHARE);
        return share.isPresent() ? Numerals.percent(share.getAsDouble()) : Numerals.NOT_SHOWN;
    }

    private static String odds(Entry entry) {
        var ratio = entry.number(EquityRatio.ODDS_RATIO);
        var low = entry.number(EquityRatio.ODDS_LOW);
        var high = entry.number(EquityRatio.ODDS_HIGH);
        if (ratio.isEmpty()) {
            return Numerals.NOT_SHOWN;
        }
        return low.isPresent() && high.isPresent()
                ? "%s (%s–%s)"
                        .formatted(
                                Numerals.fixed(ratio.getAsDouble(), 2),
                                Numerals.fixed(low.getAsDouble(), 2),
                                Numerals.fixed(high.getAsDouble(), 2))
                : "1, compared with";
    }
}
