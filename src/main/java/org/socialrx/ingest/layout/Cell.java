package org.socialrx.ingest.layout;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The typed value of the field being read; one mutable object a parser, so that a row costs no allocation a field. */
public final class Cell {
    private byte[] text = new byte[0];
    private int from;
    private int to;
    private long whole;
    private double decimal;

    void text(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
    }

    void whole(long value) {
        whole = value;
    }

    void decimal(double value) {
        decimal = value;
    }

    /** The value as a Java object of that Spark type, a date as its epoch day. */
    public Object as(DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return decimal;
        }
        return type.equals(DataTypes.BooleanType) ? (Object) (whole != 0) : (Object) (int) whole;
    }

    /** Writes the value into a slot of a row. */
    public void writeTo(UnsafeRowWriter row, int slot, DataType type) {
        if (type.equals(DataTypes.StringType)) {
            row.write(slot, text, from, to - from);
        } else if (type.equals(DataTypes.DoubleType)) {
            row.write(slot, decimal);
        } else if (type.equals(DataTypes.BooleanType)) {
            row.write(slot, whole != 0);
        } else {
            row.write(slot, (int) whole);
        }
    }
}
