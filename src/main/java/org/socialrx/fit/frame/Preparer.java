package org.socialrx.fit.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.socialrx.fit.FitException;
import org.socialrx.fit.request.Preparation;
import org.socialrx.stats.instrument.Swemwbs;
import org.socialrx.study.Nearest;

/** Adds the columns that models derive, in order, and keeps the rows they want. */
final class Preparer {
    /** Instruments whose raw scores can be converted. */
    static final List<String> INSTRUMENTS = List.of("swemwbs");

    private static final int LOWEST = 7;
    private static final int HIGHEST = 35;
    private static final int LONGEST_REASON = 300;

    private Preparer() {}

    /**
     * Instruments, derived columns, then rows.
     *
     * @throws FitException when a column cannot be made
     */
    static Dataset<Row> prepare(Dataset<Row> table, Preparation preparation) {
        var rows = table;
        for (var scored : preparation.instruments()) {
            refuseExisting(rows, scored.column(), "instruments");
            rows = rows.withColumn(scored.column(), metric(rows, scored));
        }
        for (var derived : preparation.derived()) {
            refuseExisting(rows, derived.column(), "derive");
            rows = with(rows, derived.column(), derived.expression(), "derive." + derived.column());
        }
        return preparation.rows().isEmpty() ? rows : where(rows, preparation.rows());
    }

    /** The rows with one more column, computed by an expression over the others. */
    static Dataset<Row> with(Dataset<Row> rows, String column, String sql, String where) {
        return Analysis.analysed(
                () -> rows.withColumn(column, functions.expr(sql)),
                asBooleans -> Analysis.analysed(
                        () -> booleans(booleansAsNumbers(rows).withColumn(column, functions.expr(sql)), rows), e -> {
                            throw new FitException("%s cannot be computed: %s".formatted(where, reason(asBooleans)));
                        }));
    }

    private static Dataset<Row> where(Dataset<Row> rows, String sql) {
        return Analysis.analysed(
                () -> rows.where(functions.expr(sql)),
                asBooleans -> Analysis.analysed(
                        () -> booleans(booleansAsNumbers(rows).where(functions.expr(sql)), rows), e -> {
                            throw new FitException("rows cannot be chosen: " + reason(asBooleans));
                        }));
    }

    /** Booleans count as 0/1: an expression that does not fit booleans may fit numbers. */
    private static Dataset<Row> booleansAsNumbers(Dataset<Row> rows) {
        var numbers = rows;
        for (var field : rows.schema().fields()) {
            if (field.dataType().equals(DataTypes.BooleanType)) {
                numbers = numbers.withColumn(
                        field.name(), SparkScan.column(field.name()).cast("int"));
            }
        }
        return numbers;
    }

    private static Dataset<Row> booleans(Dataset<Row> numbers, Dataset<Row> like) {
        var rows = numbers;
        for (var field : like.schema().fields()) {
            if (field.dataType().equals(DataTypes.BooleanType)) {
                rows = rows.withColumn(
                        field.name(), SparkScan.column(field.name()).cast("boolean"));
            }
        }
        return rows;
    }

    private static void refuseExisting(Dataset<Row> rows, String column, String key) {
        if (Arrays.asList(rows.columns()).contains(column)) {
            throw new FitException("%s.%s is the name of a column that exists".formatted(key, column));
        }
    }

    private static Column metric(Dataset<Row> rows, Preparation.Scored scored) {
        var known = Arrays.asList(rows.columns());
        if (!known.contains(scored.raw())) {
            throw new FitException("instruments.%s: %s is no column%s"
                    .formatted(scored.column(), scored.raw(), Nearest.hint(scored.raw(), known)));
        }
        var raw = SparkScan.column(scored.raw());
        if (!(rows.schema().apply(scored.raw()).dataType() instanceof NumericType)) {
            throw new FitException(
                    "instruments.%s: %s holds texts; raw scores are numbers".formatted(scored.column(), scored.raw()));
        }
        var isScore = raw.between(LOWEST, HIGHEST).and(raw.equalTo(functions.floor(raw)));
        var outside = rows.where(functions.not(isScore)).count();
        if (outside > 0) {
            throw new FitException("instruments.%s: %,d values of %s are no whole numbers from %d to %d"
                    .formatted(scored.column(), outside, scored.raw(), LOWEST, HIGHEST));
        }
        var metrics = IntStream.rangeClosed(LOWEST, HIGHEST)
                .mapToObj(sum -> functions.lit(Swemwbs.metric(sum)))
                .toArray(Column[]::new);
        return functions.when(
                isScore,
                functions.element_at(functions.array(metrics), raw.cast("int").minus(LOWEST - 1)));
    }

    /** The columns a frame holds, as numbers or texts. */
    static Dataset<Row> columns(Dataset<Row> rows, List<String> columns) {
        return rows.select(columns.stream()
                .map(name -> SparkScan.column(name)
                        .cast(stored(rows.schema().apply(name)))
                        .alias(name))
                .toArray(Column[]::new));
    }

    /** What the values of a column are. */
    static Frame.Kind kind(StructField field) {
        return stored(field).equals("string") ? Frame.Kind.TEXT : Frame.Kind.NUMBER;
    }

    private static String stored(StructField field) {
        return switch (field.dataType().typeName()) {
            case "boolean", "byte", "short", "integer", "long" -> "bigint";
            case "float", "double" -> "double";
            default -> field.dataType() instanceof NumericType ? "double" : "string";
        };
    }

    /** Analysis knows names and types only, so that its words hold no value of a row. */
    private static String reason(AnalysisException e) {
        var line = Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
