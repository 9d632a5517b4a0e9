package org.socialrx.ingest.identifier;

import java.util.Locale;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.study.Problem;

/** The refusal of a file for an identifier: names file and column, never a value. */
public final class IdentifierProblem {
    private IdentifierProblem() {}

    /** The refusal of a column for its name. */
    public static Problem of(String fileName, String column, Rule rule) {
        return problem(fileName, column, rule, "");
    }

    /**
     * The refusal of a column for its values.
     *
     * @param rows rows with such a value
     */
    public static Problem of(String fileName, String column, Rule rule, long rows) {
        return problem(fileName, column, rule, String.format(Locale.ROOT, " in %,d rows", rows));
    }

    private static Problem problem(String fileName, String column, Rule rule, String rows) {
        return new Problem(
                "%s, %s:".formatted(fileName, column),
                "%s%s (%s); deliver the file without it, or let the study allow it by source.allow-columns with a reason"
                        .formatted(rule.prose(), rows, rule.id()));
    }
}
