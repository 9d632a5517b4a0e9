package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.Arrays;

/** Whole numbers in as few bytes as their range needs; a missing one is code 0, the smallest code 1. */
sealed interface Packed extends Serializable {
    /** The number of a row, {@link Longs#MISSING} where there is none. */
    long at(int row);

    /** All numbers, not a number where there is none. */
    double[] doubles();

    /** Reads the numbers of some rows, those at {@code from} to before {@code to} in the list, into an array. */
    void read(int[] rows, int from, int to, long[] into, int at);

    /** Marks the rows whose number is another than that of the row before. */
    void markChanges(boolean[] isChange);

    private static double number(long value) {
        return value == Longs.MISSING ? Double.NaN : value;
    }

    /** Packs the first numbers of an array. */
    static Packed of(long[] values, int length) {
        var least = Long.MAX_VALUE;
        var most = Long.MIN_VALUE;
        for (var i = 0; i < length; i++) {
            if (values[i] != Longs.MISSING) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        // The difference overflows only where it is far too large anyway.
        var range = least > most ? 0 : most - least;
        if (range < 0 || range > 0xfffffffdL) {
            return new InLongs(Arrays.copyOf(values, length));
        }
        var before = least > most ? 0 : least - 1;
        if (range < 0xff) {
            return inBytes(values, length, before);
        }
        return range < 0xffff ? inShorts(values, length, before) : inInts(values, length, before);
    }

    private static Packed inBytes(long[] values, int length, long before) {
        var codes = new byte[length];
        for (var i = 0; i < length; i++) {
            codes[i] = (byte) (values[i] == Longs.MISSING ? 0 : values[i] - before);
        }
        return new InBytes(before, codes);
    }

    private static Packed inShorts(long[] values, int length, long before) {
        var codes = new short[length];
        for (var i = 0; i < length; i++) {
            codes[i] = (short) (values[i] == Longs.MISSING ? 0 : values[i] - before);
        }
        return new InShorts(before, codes);
    }

    private static Packed inInts(long[] values, int length, long before) {
        var codes = new int[length];
        for (var i = 0; i < length; i++) {
            codes[i] = (int) (values[i] == Longs.MISSING ? 0 : values[i] - before);
        }
        return new InInts(before, codes);
    }

    /** One byte each. */
    record InBytes(long before, byte[] codes) implements Packed {
        @Override
        public long at(int row) {
            var code = codes[row] & 0xff;
            return code == 0 ? Longs.MISSING : before + code;
        }

        @Override
        public void read(int[] rows, int from, int to, long[] into, int at) {
            for (int i = from, next = at; i < to; i++, next++) {
                into[next] = at(rows[i]);
            }
        }

        @Override
        public void markChanges(boolean[] isChange) {
            for (var row = 1; row < isChange.length; row++) {
                isChange[row] |= codes[row] != codes[row - 1];
            }
        }

        @Override
        public double[] doubles() {
            var doubles = new double[codes.length];
            for (var row = 0; row < doubles.length; row++) {
                doubles[row] = number(at(row));
            }
            return doubles;
        }
    }

    /** Two bytes each. */
    record InShorts(long before, short[] codes) implements Packed {
        @Override
        public long at(int row) {
            var code = codes[row] & 0xffff;
            return code == 0 ? Longs.MISSING : before + code;
        }

        @Override
        public void read(int[] rows, int from, int to, long[] into, int at) {
            for (int i = from, next = at; i < to; i++, next++) {
                into[next] = at(rows[i]);
            }
        }

        @Override
        public void markChanges(boolean[] isChange) {
            for (var row = 1; row < isChange.length; row++) {
                isChange[row] |= codes[row] != codes[row - 1];
            }
        }

        @Override
        public double[] doubles() {
            var doubles = new double[codes.length];
            for (var row = 0; row < doubles.length; row++) {
                doubles[row] = number(at(row));
            }
            return doubles;
        }
    }

    /** Four bytes each. */
    record InInts(long before, int[] codes) implements Packed {
        @Override
        public long at(int row) {
            var code = codes[row] & 0xffffffffL;
            return code == 0 ? Longs.MISSING : before + code;
        }

        @Override
        public void read(int[] rows, int from, int to, long[] into, int at) {
            for (int i = from, next = at; i < to; i++, next++) {
                into[next] = at(rows[i]);
            }
        }

        @Override
        public void markChanges(boolean[] isChange) {
            for (var row = 1; row < isChange.length; row++) {
                isChange[row] |= codes[row] != codes[row - 1];
            }
        }

        @Override
        public double[] doubles() {
            var doubles = new double[codes.length];
            for (var row = 0; row < doubles.length; row++) {
                doubles[row] = number(at(row));
            }
            return doubles;
        }
    }

    /** Eight bytes each. */
    record InLongs(long[] values) implements Packed {
        @Override
        public long at(int row) {
            return values[row];
        }

        @Override
        public void read(int[] rows, int from, int to, long[] into, int at) {
            for (int i = from, next = at; i < to; i++, next++) {
                into[next] = at(rows[i]);
            }
        }

        @Override
        public void markChanges(boolean[] isChange) {
            for (var row = 1; row < isChange.length; row++) {
                isChange[row] |= values[row] != values[row - 1];
            }
        }

        @Override
        public double[] doubles() {
            var doubles = new double[values.length];
            for (var row = 0; row < doubles.length; row++) {
                doubles[row] = number(at(row));
            }
            return doubles;
        }
    }
}
