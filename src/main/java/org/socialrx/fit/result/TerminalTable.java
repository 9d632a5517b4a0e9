package org.socialrx.fit.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The short table of a model that the user reads on the terminal; the files have everything. */
public final class TerminalTable {
    private static final int MOST_ESTIMATES = 24;
    private static final int MOST_STATISTICS = 10;

    private TerminalTable() {}

    /** Lines of text. */
    public static List<String> of(Result result) {
        var answer = result.answer();
        List<String> lines = new ArrayList<>();
        lines.add("%s  (%s)".formatted(result.model(), result.estimator()));
        if (!answer.estimates().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT, "    %-28s %12s %12s %10s  %-26s %s", "", "estimate", "error", "p", "interval", ""));
        }
        answer.estimates().stream().limit(MOST_ESTIMATES).forEach(row -> lines.add(estimate(row)));
        more(answer.estimates().size() - MOST_ESTIMATES, "estimate.csv", lines);
        var statistics = answer.summaries().stream()
                .limit(MOST_STATISTICS)
                .map(row -> row.statistic() + " " + shown(row.value()))
                .toList();
        if (!statistics.isEmpty()) {
            lines.add("    " + String.join(", ", statistics));
        }
        more(answer.summaries().size() - MOST_STATISTICS, "summary.csv", lines);
        answer.notes().forEach(note -> lines.add("    note: " + note));
        return lines;
    }

    private static void more(int count, String file, List<String> lines) {
        if (count > 0) {
            lines.add("    and %,d more in %s".formatted(count, file));
        }
    }

    private static String estimate(Answer.EstimateRow row) {
        var numbers = row.estimate();
        var interval = Double.isNaN(numbers.ciLow()) ? "" : shown(numbers.ciLow()) + " to " + shown(numbers.ciHigh());
        return String.format(
                Locale.ROOT,
                "    %-28s %12s %12s %10s  %-26s %s",
                row.term(),
                shown(numbers.estimate()),
                shown(numbers.stdError()),
                p(numbers.pValue()),
                interval,
                row.covariance());
    }

    private static String p(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String shown(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.5g", value);
    }
}
