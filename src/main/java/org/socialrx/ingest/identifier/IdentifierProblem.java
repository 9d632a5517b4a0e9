package org.socialrx.ingest.identifier;

import org.socialrx.ingest.layout.Rule;
import org.socialrx.study.Problem;

/** The refusal of a file for an identifier: names file and column, never a value. */
public final class IdentifierProblem {
    private IdentifierProblem() {}

    /** The refusal of a column. */
    public static Problem of(String fileName, String column, Rule rule) {
        return new Problem(
                "%s, %s:".formatted(fileName, column),
                "%s (%s); deliver the file without it, or let the study allow it by source.allow-columns with a reason"
                        .formatted(rule.prose(), rule.id()));
    }
}
