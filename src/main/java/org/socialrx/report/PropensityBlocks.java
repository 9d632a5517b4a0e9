package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.socialrx.report.Checks.Block;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.study.PropensityRules;

/**
 * The propensity models: what makes referral likelier, and where there is a wide one, how the two compare.
 *
 * @param inputs released tables
 */
record PropensityBlocks(ReportInputs inputs) {
    /** The blocks; those without rows are left out by the caller. */
    List<Block> blocks() {
        return List.of(primary(), codes(), wide());
    }

    private Block primary() {
        var sheet = inputs.sheet(PropensityTerm.TABLE);
        var rows = terms(sheet, PropensityRules.PRIMARY)
                .map(entry -> List.of(
                        Words.heading(Words.term(entry.text(PropensityTerm.TERM))), odds(entry, "not estimable")))
                .toList();
        return new Block(
                "check-propensity",
                "What makes referral likelier: the propensity model",
                "",
                List.of("Term", "Odds ratio (95 % CI)"),
                rows,
                sheet);
    }

    private Block wide() {
        var sheet = inputs.sheet(PropensityTerm.TABLE);
        var rows = terms(sheet, PropensityRules.WIDE)
                .map(entry -> List.of(name(entry), odds(entry, "left out: it tells the arms apart")))
                .toList();
        return new Block(
                "check-propensity-wide",
                "The same with every code of the record: the covariates, then the codes that weigh most",
                "",
                List.of("Term", "Odds ratio, penalised"),
                rows,
                sheet);
    }

    /** What the matching by each model leaves unlike in everything recorded. */
    private Block codes() {
        var sheet = inputs.sheet(CodeBalance.TABLE);
        var rows = new ArrayList<List<String>>();
        for (var entry : sheet.entries()) {
            boolean isBefore = entry.has(CodeBalance.SAMPLE, "before");
            boolean isWide = entry.has(CodeBalance.DESIGN, PropensityRules.WIDE);
            if (!isBefore || !isWide) {
                rows.add(List.of(
                        isBefore
                                ? "Before matching"
                                : isWide ? "Matched by the wide model" : "Matched by the named covariates",
                        Numerals.count(entry.integer(CodeBalance.CODE_COUNT)),
                        entry.number(CodeBalance.UNBALANCED_COUNT).isPresent()
                                ? Numerals.count(Math.round(entry.number(CodeBalance.UNBALANCED_COUNT)
                                        .getAsDouble()))
                                : "",
                        size(entry)));
            }
        }
        return new Block(
                "check-code-balance",
                "How alike the arms are in every code of the record, by both propensity models",
                "",
                List.of("", "Codes", "Differing by more than 0.1", "Mean and largest difference"),
                rows,
                sheet);
    }

    private static String size(Entry entry) {
        var mean = entry.number(CodeBalance.MEAN_SIZE);
        var largest = entry.number(CodeBalance.LARGEST_SIZE);
        if (mean.isEmpty() || largest.isEmpty()) {
            return entry.isSuppressed(CodeBalance.MEAN_SIZE) ? Numerals.NOT_SHOWN : "";
        }
        return "%s, %s".formatted(Numerals.fixed(mean.getAsDouble(), 3), Numerals.fixed(largest.getAsDouble(), 2));
    }

    private static Stream<Entry> terms(Sheet sheet, String design) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(PropensityTerm.DESIGN, design))
                .sorted(Comparator.comparingInt(entry -> entry.integer(PropensityTerm.TERM_ORDER)));
    }

    /** Words of a supplier stay as they were delivered. */
    private static String name(Entry entry) {
        var term = entry.text(PropensityTerm.TERM);
        return term.contains(" ") ? term : Words.heading(Words.term(term));
    }

    private static String odds(Entry entry, String withoutEstimate) {
        var estimate = entry.number(PropensityTerm.ESTIMATE);
        if (estimate.isEmpty()) {
            return entry.isSuppressed(PropensityTerm.ESTIMATE) ? Numerals.NOT_SHOWN : withoutEstimate;
        }
        var ratio = Numerals.fixed(Math.exp(estimate.getAsDouble()), 2);
        var low = entry.number(PropensityTerm.CI_LOW);
        var high = entry.number(PropensityTerm.CI_HIGH);
        return low.isEmpty() || high.isEmpty()
                ? ratio
                : "%s (%s to %s)"
                        .formatted(
                                ratio,
                                Numerals.fixed(Math.exp(low.getAsDouble()), 2),
                                Numerals.fixed(Math.exp(high.getAsDouble()), 2));
    }
}
