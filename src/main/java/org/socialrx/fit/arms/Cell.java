package org.socialrx.fit.arms;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.socialrx.fit.frame.Labels;

/**
 * Where a column stands in the rows of a table, and how it is read; never null.
 *
 * @param field its position
 * @param kind bigint, double or string
 */
record Cell(int field, Kind kind) implements Serializable {
    /** How values are stored. */
    enum Kind {
        WHOLE,
        DECIMAL,
        TEXT
    }

    static Cell of(StructType schema, String column) {
        int field = schema.fieldIndex(column);
        var type = schema.fields()[field].dataType();
        if (type.equals(DataTypes.LongType)) {
            return new Cell(field, Kind.WHOLE);
        }
        return new Cell(field, type.equals(DataTypes.DoubleType) ? Kind.DECIMAL : Kind.TEXT);
    }

    boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    long whole(Row row) {
        return row.getLong(field);
    }

    double number(Row row) {
        return kind == Kind.WHOLE ? row.getLong(field) : row.getDouble(field);
    }

    /** As levels and ids read. */
    String text(Row row) {
        return switch (kind) {
            case WHOLE -> Long.toString(row.getLong(field));
            case DECIMAL -> Labels.of(row.getDouble(field));
            case TEXT -> row.getString(field);
        };
    }
}
