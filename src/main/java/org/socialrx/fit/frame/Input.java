package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One number that an algorithm wants of every row. */
public sealed interface Input extends Serializable {
    /** The value of a numeric column; a row where it is null is incomplete. */
    static Input number(String column) {
        return new OfNumber(column);
    }

    /** The value of a numeric column, or {@code absent} where it is null. */
    static Input numberOr(String column, double absent) {
        return new OfNumberOr(column, absent);
    }

    /** 1 where a category column has this level, otherwise 0; a row where it is null is incomplete. */
    static Input level(String column, String level) {
        return new OfLevel(column, level);
    }

    /** The same number for every row. */
    static Input constant(double value) {
        return new OfConstant(value);
    }

    /** A number worked out from others of the same row; a row where one of them is missing is incomplete. */
    static Input computed(List<Input> from, Work work) {
        return new Computed(new ArrayList<>(from), work);
    }

    /** The column it is made from, if any. */
    Optional<String> column();

    /** Its value for every row of a block; not a number where the row is incomplete. */
    Reader reader(Block block);

    /** Its value for every row of a block at once; not to be changed. */
    default double[] values(Block block) {
        var reader = reader(block);
        var values = new double[block.rows()];
        for (var row = 0; row < values.length; row++) {
            values[row] = reader.at(row);
        }
        return values;
    }

    /** Reads one number of a row. */
    @FunctionalInterface
    interface Reader {
        /** The number of row {@code row} of the block. */
        double at(int row);
    }

    /**
     * See {@link #number}.
     *
     * @param name name of the column
     */
    record OfNumber(String name) implements Input {
        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public double[] values(Block block) {
            return block.column(name).doubles();
        }

        @Override
        public Reader reader(Block block) {
            return block.column(name).numbers();
        }
    }

    /**
     * See {@link #numberOr}.
     *
     * @param name name of the column
     * @param absent what stands for null
     */
    record OfNumberOr(String name, double absent) implements Input {
        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public double[] values(Block block) {
            var values = block.column(name).doubles().clone();
            for (var row = 0; row < values.length; row++) {
                values[row] = Double.isNaN(values[row]) ? absent : values[row];
            }
            return values;
        }

        @Override
        public Reader reader(Block block) {
            var numbers = block.column(name).numbers();
            return row -> {
                var value = numbers.at(row);
                return Double.isNaN(value) ? absent : value;
            };
        }
    }

    /**
     * See {@link #level}.
     *
     * @param name name of the column
     * @param level the level
     */
    record OfLevel(String name, String level) implements Input {
        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public Reader reader(Block block) {
            return block.column(name).indicators(level);
        }
    }

    /**
     * See {@link #constant}.
     *
     * @param value the number
     */
    record OfConstant(double value) implements Input {
        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public Reader reader(Block block) {
            return row -> value;
        }
    }

    /** Works a number out from the numbers of a row; it travels to the rows. */
    @FunctionalInterface
    interface Work extends Serializable {
        /** The number; the array is overwritten by the next row. */
        double of(double[] numbers);
    }

    /**
     * See {@link #computed}.
     *
     * @param from what it is worked out from
     * @param work how
     */
    record Computed(List<Input> from, Work work) implements Input {
        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public Reader reader(Block block) {
            var readers = from.stream().map(input -> input.reader(block)).toArray(Reader[]::new);
            var numbers = new double[readers.length];
            return row -> {
                for (var i = 0; i < readers.length; i++) {
                    numbers[i] = readers[i].at(row);
                    if (Double.isNaN(numbers[i])) {
                        return Double.NaN;
                    }
                }
                return work.of(numbers);
            };
        }
    }
}
