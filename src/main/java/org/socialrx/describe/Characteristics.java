package org.socialrx.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.describe.PersonCells.Tally;

/** How the referred, those who declined and all other adults divide over the levels of each characteristic. */
final class Characteristics {
    private Characteristics() {}

    /** Rows of {@code result.characteristic}; every group has every level that any group has. */
    static List<Row> rows(PersonCells cells) {
        List<Row> rows = new ArrayList<>();
        cells.byLevel().forEach((variable, levels) -> {
            if (!variable.equals(PersonCells.ALL)) {
                addGroup(rows, "referred", variable, levels, Tally::referred);
                addGroup(rows, "declined", variable, levels, Tally::declined);
                addGroup(rows, "neither", variable, levels, Tally::neither);
            }
        });
        return rows;
    }

    private static void addGroup(
            List<Row> rows, String group, String variable, Map<String, Tally> levels, ToLongFunction<Tally> count) {
        var all = levels.values().stream().mapToLong(count).sum();
        var order = 0;
        for (var level : Levels.inOrder(levels.keySet())) {
            var patients = count.applyAsLong(levels.getOrDefault(level, Tally.NONE));
            order++;
            rows.add(RowFactory.create(
                    group, variable, level, order, patients, all, all == 0 ? null : patients / (double) all));
        }
    }
}
