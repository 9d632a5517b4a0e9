package org.socialrx.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.study.Problems;
import org.socialrx.table.Table;

/** What a job computed: rows for the tables it declared, files, or a refusal after some of them. */
final class Outputs {
    private final Map<Table, Write> tables = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private @Nullable Problems refusal;

    /** Adds the whole new content of a table. */
    public Outputs put(Table table, Dataset<Row> rows) {
        tables.put(table, new Write(rows, Mode.OVERWRITE, ""));
        return this;
    }

    /** Adds rows to a table that only grows. */
    public Outputs append(Table table, Dataset<Row> rows) {
        tables.put(table, new Write(rows, Mode.APPEND, ""));
        return this;
    }

    /** Replaces the rows for which a condition holds by these, which all keep it; every other row stays. */
    public Outputs replace(Table table, Dataset<Row> rows, String condition) {
        tables.put(table, new Write(rows, Mode.REPLACE, condition));
        return this;
    }

    /** Adds rows and replaces those that have the same key; every other row stays. */
    public Outputs merge(Table table, Dataset<Row> rows) {
        tables.put(table, new Write(rows, Mode.MERGE, ""));
        return this;
    }

    /** Adds a file below the folder of the run. */
    public Outputs file(String name, byte[] content) {
        files.put(name, content.clone());
        return this;
    }

    /** Writes what was added so far and then fails, for reasons that the user can mend. */
    public Outputs thenRefuse(Problems problems) {
        refusal = problems;
        return this;
    }

    /** The tables with their content, in the order they were added. */
    public Map<Table, Write> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** The files by name. */
    public Map<String, byte[]> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Throws when the job refused. */
    void throwIfRefused() {
        if (refusal != null) {
            throw refusal;
        }
    }

    /** How rows meet what is already there. */
    public enum Mode {
        OVERWRITE,
        APPEND,
        REPLACE,
        MERGE
    }

    /**
     * Rows for one table.
     *
     * @param rows the rows
     * @param mode how they meet what is there
     * @param condition which rows are replaced, in SQL; empty for the other modes
     */
    public record Write(Dataset<Row> rows, Mode mode, String condition) {}
}
