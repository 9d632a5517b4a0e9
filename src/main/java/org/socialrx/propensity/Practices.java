package org.socialrx.propensity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The rows of a partition practice by practice; rows of one practice follow one another. */
final class Practices implements Iterator<List<Row>> {
    private final Iterator<Row> rows;
    private List<Row> ahead = new ArrayList<>();

    Practices(Iterator<Row> rows) {
        this.rows = rows;
        if (rows.hasNext()) {
            ahead.add(rows.next());
        }
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public List<Row> next() {
        if (ahead.isEmpty()) {
            throw new NoSuchElementException("There are no more practices");
        }
        var practice = ahead;
        ahead = new ArrayList<>();
        while (ahead.isEmpty() && rows.hasNext()) {
            var row = rows.next();
            var same = row.getString(ModelRow.PRACTICE).equals(practice.get(0).getString(ModelRow.PRACTICE));
            (same ? practice : ahead).add(row);
        }
        return practice;
    }
}
