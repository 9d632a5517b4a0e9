package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.study.Study;

/**
 * The checks, one folded block each.
 *
 * @param study the study
 * @param inputs released tables
 */
public record Checks(Study study, ReportInputs inputs) {

    /**
     * One folded block.
     *
     * @param id its anchor
     * @param title its line when folded
     * @param verdict pass, warn, fail or note; empty for a plain table
     * @param header column names
     * @param rows texts under them
     * @param sheet released rows behind it
     */
    public record Block(
            String id, String title, String verdict, List<String> header, List<List<String>> rows, Sheet sheet) {
        /** Database and table. */
        public String table() {
            return sheet.table().fullName();
        }

        /** Delta version. */
        public long version() {
            return sheet.version();
        }

        /** Whether the reader should see it without unfolding. */
        public boolean isOpen() {
            return verdict.equals("warn") || verdict.equals("fail");
        }
    }

    /** Every block, in the order of the released checks; tables of matching and leaving after them. */
    List<Block> blocks() {
        var blocks = new ArrayList<>(diagnostics());
        sweep().ifPresent(blocks::add);
        blocks.add(new SensitivityBlock(inputs.sheet(Estimate.TABLE), inputs.sheet(Diagnostic.TABLE)).block());
        blocks.add(leaving());
        blocks.add(losses());
        blocks.addAll(new PropensityBlocks(inputs).blocks());
        return blocks.stream().filter(block -> !block.rows().isEmpty()).toList();
    }

    /** How many checks warn or fail, in a sentence. */
    String summary() {
        var sheet = inputs.sheet(Diagnostic.TABLE);
        long warnings = sheet.entries().stream()
                .filter(entry -> entry.has(Diagnostic.VERDICT, "warn") || entry.has(Diagnostic.VERDICT, "fail"))
                .count();
        long asked = sheet.entries().stream()
                .filter(entry -> !entry.has(Diagnostic.VERDICT, "note"))
                .count();
        if (asked == 0) {
            return "No check with a verdict was released.";
        }
        return warnings == 0
                ? "All %s pass.".formatted(Words.counted(asked, "check with a verdict", "checks with a verdict"))
                : "%s of %s %s open below."
                        .formatted(
                                Numerals.count(warnings),
                                Words.counted(asked, "check", "checks"),
                                warnings == 1 ? "warns or fails; it stands" : "warn or fail; they stand");
    }

    private List<Block> diagnostics() {
        var sheet = inputs.sheet(Diagnostic.TABLE);
        var grouped = new LinkedHashMap<String, List<Entry>>();
        sheet.entries().stream()
                .sorted(Comparator.comparingInt(entry -> entry.integer(Diagnostic.DIAGNOSTIC_ORDER)))
                .forEach(entry -> grouped.computeIfAbsent(entry.text(Diagnostic.DIAGNOSTIC), key -> new ArrayList<>())
                        .add(entry));
        var blocks = new ArrayList<Block>();
        grouped.forEach((name, entries) -> blocks.add(new Block(
                "check-" + name,
                entries.get(0).text(Diagnostic.LABEL),
                worst(entries),
                List.of("Outcome", "About", "Value", "Test", ""),
                entries.stream().map(this::diagnostic).toList(),
                sheet)));
        return blocks;
    }

    private static String worst(List<Entry> entries) {
        return List.of("fail", "warn", "pass", "note").stream()
                .filter(verdict -> entries.stream().anyMatch(entry -> entry.has(Diagnostic.VERDICT, verdict)))
                .findFirst()
                .orElse("note");
    }

    private List<String> diagnostic(Entry entry) {
        var value = entry.number(Diagnostic.VALUE);
        boolean isSuppressed = entry.isSuppressed(Diagnostic.VALUE);
        return List.of(
                label(entry.text(Diagnostic.OUTCOME)),
                Words.of(entry.text(Diagnostic.SUBJECT)),
                isSuppressed ? Numerals.NOT_SHOWN : value.isPresent() ? Numerals.fixed(value.getAsDouble(), 3) : "",
                test(entry),
                entry.text(Diagnostic.VERDICT));
    }

    private String label(String outcome) {
        return study.outcomes().stream()
                .filter(candidate -> candidate.name().equals(outcome))
                .map(candidate -> candidate.label())
                .findFirst()
                .orElse(Words.of(outcome));
    }

    private static String test(Entry entry) {
        var parts = new ArrayList<String>();
        var failure = entry.textOrEmpty(Diagnostic.FAILURE);
        if (!failure.isBlank()) {
            return failure;
        }
        entry.number(Diagnostic.STATISTIC).ifPresent(value -> parts.add(Numerals.fixed(value, 2)));
        entry.number(Diagnostic.DF).ifPresent(value -> parts.add(Numerals.fixed(value, 0) + " df"));
        entry.number(Diagnostic.P_VALUE).ifPresent(value -> parts.add(Numerals.probability(value)));
        return String.join(", ", parts);
    }

    private Optional<Block> sweep() {
        var sheet = inputs.sheet(Estimate.TABLE)
                .where(entry -> entry.text(Estimate.ANALYSIS).startsWith("first-effect-period")
                        && entry.has(Estimate.SCALE, "ratio"));
        var rows = sheet.entries().stream()
                .sorted(Comparator.comparingInt(entry -> entry.integer(Estimate.ANALYSIS_ORDER)))
                .map(entry -> List.of(
                        entry.text(Estimate.LABEL),
                        Effect.of(entry).map(Effect::withInterval).orElse(Numerals.NOT_SHOWN)))
                .toList();
        return Optional.of(new Block(
                "check-sweep",
                "How the estimate moves with the first effect period",
                "",
                List.of("Effect", "Rate ratio (95 % CI)"),
                rows,
                sheet));
    }

    private Block leaving() {
        var sheet = inputs.sheet(Leaving.TABLE).where(entry -> entry.has(Leaving.DESIGN, "primary"));
        var rows = new ArrayList<List<String>>();
        sheet.entries().stream()
                .map(entry -> entry.text(Leaving.REASON))
                .distinct()
                .forEach(reason -> rows.add(List.of(
                        Words.heading(reason), left(sheet, "referred", reason), left(sheet, "control", reason))));
        return new Block(
                "check-leaving",
                "Who left before the end, and why",
                "",
                List.of("Observation ended by", "Referred", "Controls"),
                rows,
                sheet);
    }

    private static String left(Sheet sheet, String arm, String reason) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(Leaving.ARM, arm) && entry.has(Leaving.REASON, reason))
                .findFirst()
                .map(entry -> withShare(entry.count(Leaving.CANDIDATE_COUNT), entry.number(Leaving.SHARE)))
                .orElse("0");
    }

    private Block losses() {
        var sheet = inputs.sheet(MatchLoss.TABLE).where(entry -> entry.has(MatchLoss.DESIGN, "primary"));
        var rows = sheet.entries().stream()
                .map(entry -> List.of(
                        entry.has(MatchLoss.VARIABLE, "all")
                                ? "Everybody"
                                : Words.heading(entry.text(MatchLoss.VARIABLE)) + ": "
                                        + Words.of(entry.text(MatchLoss.LEVEL)),
                        Numerals.count(entry.count(MatchLoss.REFERRED_COUNT)),
                        withShare(entry.count(MatchLoss.UNMATCHED_COUNT), entry.number(MatchLoss.UNMATCHED_SHARE))))
                .toList();
        return new Block(
                "check-match-loss",
                "Which of the referred found no control",
                "",
                List.of("", "Referred", "Without a control"),
                rows,
                sheet);
    }

    private static String withShare(OptionalLong count, OptionalDouble share) {
        return Numerals.count(count)
                + (share.isPresent() ? " (%s)".formatted(Numerals.percent(share.getAsDouble())) : "");
    }
}
