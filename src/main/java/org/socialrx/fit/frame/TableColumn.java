package org.socialrx.fit.frame;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Columns of the user's table, whatever characters their names have. */
public final class TableColumn {
    private TableColumn() {}

    /** The column of that name. */
    public static Column named(String name) {
        var quoted = name.replace("`", "``");
        return functions.col(String.join(quoted, "`", "`"));
    }
}
