package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Collects rows into one block; columns are bigint, double or string. */
final class BlockBuilder {
    private final String[] names;
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int rows;

    BlockBuilder(StructType schema) {
        this.names = schema.fieldNames();
        for (var field : schema.fields()) {
            columns.add(Column.of(field.dataType()));
        }
    }

    int rows() {
        return rows;
    }

    /** The next row begins a group. */
    void startGroup() {
        starts.add(rows);
    }

    void add(Row row) {
        for (var i = 0; i < names.length; i++) {
            columns.get(i).add(rows, row, i);
        }
        rows++;
    }

    Block build() {
        Map<String, Values> values = new TreeMap<>();
        for (var i = 0; i < names.length; i++) {
            values.put(names[i], columns.get(i).build(rows));
        }
        return new Block(
                values, rows, starts.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The values of one column so far. */
    private abstract static class Column {
        static final int FIRST = 256;

        static Column of(DataType type) {
            if (type.equals(DataTypes.LongType)) {
                return new LongColumn();
            }
            return type.equals(DataTypes.DoubleType) ? new DoubleColumn() : new TextColumn();
        }

        abstract void add(int at, Row row, int field);

        abstract Values build(int length);
    }

    private static final class LongColumn extends Column {
        private long[] values = new long[FIRST];

        @Override
        void add(int at, Row row, int field) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = row.isNullAt(field) ? Longs.MISSING : row.getLong(field);
        }

        @Override
        Values build(int length) {
            return new Longs(Arrays.copyOf(values, length));
        }
    }

    private static final class DoubleColumn extends Column {
        private double[] values = new double[FIRST];

        @Override
        void add(int at, Row row, int field) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = row.isNullAt(field) ? Double.NaN : row.getDouble(field);
        }

        @Override
        Values build(int length) {
            return new Doubles(Arrays.copyOf(values, length));
        }
    }

    private static final class TextColumn extends Column {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private int[] values = new int[FIRST];

        @Override
        void add(int at, Row row, int field) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = row.isNullAt(field) ? -1 : code(row.getString(field));
        }

        private int code(String word) {
            return codes.computeIfAbsent(word, fresh -> {
                words.add(fresh);
                return words.size() - 1;
            });
        }

        @Override
        Values build(int length) {
            return new Texts(Arrays.copyOf(values, length), words);
        }
    }
}
