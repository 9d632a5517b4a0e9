package org.socialrx.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tables of one row a group, never one a patient, read whole. */
public final class SmallTables {
    private SmallTables() {}

    /** All rows in the order of the key, with the declared columns; one task sorts, so that nothing is shuffled. */
    public static List<Row> sorted(Table table, Dataset<Row> rows) {
        return rows.select(table.columns())
                .coalesce(1)
                .sortWithinPartitions(table.keyColumns())
                .collectAsList();
    }

    /** The same of several tables, in their order. */
    public static Map<Table, List<Row>> sorted(List<Table> tables, Function<Table, Dataset<Row>> rows) {
        var collected = SideBySide.run(tables.stream()
                .map(table -> (Callable<List<Row>>) () -> sorted(table, rows.apply(table)))
                .toList());
        var byTable = new LinkedHashMap<Table, List<Row>>();
        for (var i = 0; i < tables.size(); i++) {
            byTable.put(tables.get(i), collected.get(i));
        }
        return byTable;
    }
}
