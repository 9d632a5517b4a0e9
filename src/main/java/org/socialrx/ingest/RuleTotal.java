package org.socialrx.ingest;

import org.socialrx.ingest.layout.Rule;

/**
 * How often a rule was found in a column of a file.
 *
 * @param fileName name of the file
 * @param column column of the file, {@code row} for the whole row
 * @param rule the rule
 * @param rows rows it was found in
 */
public record RuleTotal(String fileName, String column, Rule rule, long rows) {
    /** Stands for the whole row. */
    public static final String WHOLE_ROW = "row";

    /** The finding in words that follow the name of file and column. */
    String words() {
        return "%,d rows: %s (%s)".formatted(rows, rule.prose(), rule.id());
    }
}
