package org.socialrx.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.table.Table;

/** What a job computed: a data set for every table it declared. */
public final class Outputs {
    private final Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();

    /** Adds the whole new content of a table. */
    public Outputs put(Table table, Dataset<Row> rows) {
        tables.put(table, rows);
        return this;
    }

    /** The tables with their content, in the order they were added. */
    public Map<Table, Dataset<Row>> tables() {
        return java.util.Collections.unmodifiableMap(tables);
    }
}
