package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The values of one column so far. */
abstract sealed class ColumnBuilder {
    private static final int FIRST = 256;

    static ColumnBuilder of(DataType type) {
        if (type.equals(DataTypes.LongType)) {
            return new OfLongs();
        }
        return type.equals(DataTypes.DoubleType) ? new OfDoubles() : new OfTexts();
    }

    /** Takes a field of one of Spark's rows, which may be overwritten. */
    abstract void add(int at, InternalRow row, int field);

    /** Takes a value of a finished column. */
    abstract void add(int at, Values values, int row);

    /** Takes some values of a finished column, one after another. */
    void add(int at, Values values, int[] rows, int from, int to) {
        for (var i = from; i < to; i++) {
            add(at + i - from, values, rows[i]);
        }
    }

    abstract Values build(int length);

    private static final class OfLongs extends ColumnBuilder {
        private long[] values = new long[FIRST];

        @Override
        void add(int at, InternalRow row, int field) {
            put(at, row.isNullAt(field) ? Longs.MISSING : row.getLong(field));
        }

        @Override
        void add(int at, Values from, int row) {
            put(at, ((Longs) from).packed().at(row));
        }

        @Override
        void add(int at, Values from, int[] rows, int first, int end) {
            values = at + end - first > values.length ? Arrays.copyOf(values, 2 * (at + end - first)) : values;
            ((Longs) from).packed().read(rows, first, end, values, at);
        }

        private void put(int at, long value) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = value;
        }

        @Override
        Values build(int length) {
            return new Longs(Packed.of(values, length));
        }
    }

    private static final class OfDoubles extends ColumnBuilder {
        private double[] values = new double[FIRST];

        @Override
        void add(int at, InternalRow row, int field) {
            put(at, row.isNullAt(field) ? Double.NaN : row.getDouble(field));
        }

        @Override
        void add(int at, Values from, int row) {
            put(at, ((Doubles) from).values()[row]);
        }

        @Override
        void add(int at, Values from, int[] rows, int first, int end) {
            values = at + end - first > values.length ? Arrays.copyOf(values, 2 * (at + end - first)) : values;
            var source = ((Doubles) from).values();
            for (int i = first, to = at; i < end; i++, to++) {
                values[to] = source[rows[i]];
            }
        }

        private void put(int at, double value) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = value;
        }

        @Override
        Values build(int length) {
            return new Doubles(Arrays.copyOf(values, length));
        }
    }

    private static final class OfTexts extends ColumnBuilder {
        private final Map<UTF8String, Integer> codes = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private int[] values = new int[FIRST];

        @Nullable
        private Texts source;

        private int[] translated = new int[0];

        @Override
        void add(int at, InternalRow row, int field) {
            put(at, row.isNullAt(field) ? -1 : code(row.getUTF8String(field)));
        }

        private int code(UTF8String word) {
            var known = codes.get(word);
            return known == null ? learn(word.clone()) : known;
        }

        private int learn(UTF8String word) {
            var code = words.size();
            words.add(word.toString());
            codes.put(word, code);
            return code;
        }

        /**
         * Looks every word of a source up once; the same source is meant, as comparing two costs what looking up does.
         */
        @Override
        @SuppressWarnings("ReferenceEquality")
        void add(int at, Values from, int row) {
            var texts = (Texts) from;
            if (texts != source) {
                source = texts;
                translated = new int[texts.words().size()];
                Arrays.fill(translated, -1);
            }
            var code = texts.codes()[row];
            if (code >= 0 && translated[code] < 0) {
                translated[code] = code(UTF8String.fromString(texts.words().get(code)));
            }
            put(at, code < 0 ? -1 : translated[code]);
        }

        private void put(int at, int code) {
            values = at == values.length ? Arrays.copyOf(values, 2 * at) : values;
            values[at] = code;
        }

        @Override
        Values build(int length) {
            return new Texts(Arrays.copyOf(values, length), words);
        }
    }
}
