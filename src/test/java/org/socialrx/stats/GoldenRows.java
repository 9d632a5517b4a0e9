package org.socialrx.stats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The rows of one {@code data.csv}: cells as text, or as numbers with NaN for an empty cell. */
public final class GoldenRows {
    private final List<String> header;
    private final List<String[]> rows;

    private GoldenRows(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static GoldenRows read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(line.split(",", -1));
            }
            return new GoldenRows(List.of(lines.get(0).split(",", -1)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The rows that pass. */
    public GoldenRows where(Predicate<Row> condition) {
        return new GoldenRows(
                header, rows.stream().filter(r -> condition.test(new Row(r))).toList());
    }

    /** A column as text, in row order. */
    public List<String> texts(String column) {
        int at = position(column);
        return rows.stream().map(r -> r[at]).toList();
    }

    /** A column as numbers, in row order. */
    public double[] numbers(String column) {
        int at = position(column);
        return rows.stream().mapToDouble(r -> parse(r[at])).toArray();
    }

    /** A number computed from every row. */
    public double[] derive(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(r -> value.applyAsDouble(new Row(r))).toArray();
    }

    /** Numeric columns beside one another, a leading 1 for the name {@code intercept}: n rows of k columns. */
    public double[][] design(String... columns) {
        double[][] x = new double[size()][columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] values = columns[j].equals("intercept") ? ones() : numbers(columns[j]);
            for (int i = 0; i < x.length; i++) {
                x[i][j] = values[i];
            }
        }
        return x;
    }

    /** The levels of a categorical column in ascending order, numbers as numbers. */
    public List<String> levels(String column) {
        List<String> levels = new ArrayList<>(new TreeSet<>(texts(column)));
        if (levels.stream().noneMatch(l -> Double.isNaN(parse(l)))) {
            levels.sort((a, b) -> Double.compare(parse(a), parse(b)));
        }
        return levels;
    }

    /** One 0/1 column for each level but the reference: n rows, in the order of {@link #levels}. */
    public double[][] dummies(String column, String reference) {
        List<String> levels = new ArrayList<>(levels(column));
        levels.remove(reference);
        List<String> texts = texts(column);
        double[][] x = new double[size()][levels.size()];
        for (int i = 0; i < x.length; i++) {
            int at = levels.indexOf(texts.get(i));
            if (at >= 0) {
                x[i][at] = 1;
            }
        }
        return x;
    }

    /** Puts designs of the same rows beside one another. */
    public static double[][] beside(double[][]... parts) {
        double[][] all = new double[parts[0].length][];
        for (int i = 0; i < all.length; i++) {
            int row = i;
            all[i] = Arrays.stream(parts)
                    .flatMapToDouble(p -> Arrays.stream(p[row]))
                    .toArray();
        }
        return all;
    }

    private double[] ones() {
        double[] ones = new double[size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private int position(String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new NoSuchElementException("No column " + column + " among " + header);
        }
        return at;
    }

    private static double parse(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** One row, read by column name. */
    public final class Row {
        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        /** The cell as text. */
        public String text(String column) {
            return cells[position(column)];
        }

        /** The cell as a number, NaN when empty. */
        public double number(String column) {
            return parse(cells[position(column)]);
        }
    }
}
