package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.study.Outcome;

/**
 * Which outcomes count on a row, as bits: a day stays one row, however many outcomes a study has.
 *
 * @param outcomes outcomes of the study; a bit each, 64 to a column
 */
record OutcomeBits(List<Outcome> outcomes) {
    private static final String NAME = "outcome_bits_";

    OutcomeBits {
        outcomes = List.copyOf(outcomes);
    }

    /** The columns of bits, from what says whether an outcome counts; null says no. */
    Column[] of(Function<Outcome, Column> counts) {
        return perColumn(number -> IntStream.range(0, outcomes.size())
                .filter(at -> at / Long.SIZE == number)
                .mapToObj(at -> when(coalesce(counts.apply(outcomes.get(at)), lit(false)), lit(bit(at)))
                        .otherwise(0L))
                .reduce(Column::bitwiseOR)
                .orElseThrow());
    }

    /** Whether any outcome counts. */
    Column isAny() {
        return IntStream.range(0, columns())
                .mapToObj(number -> col(NAME + number).notEqual(0L))
                .reduce(Column::or)
                .orElseThrow();
    }

    /** Aggregates: what counts on any of the rows. */
    Column[] united() {
        return perColumn(number -> bit_or(col(NAME + number)));
    }

    /**
     * A row for each outcome that counts, its name in a column of its own; the bits are gone.
     *
     * <p>Nulls are filtered after exploding: to filter an array is a lambda, for which Spark generates no code.
     */
    Dataset<Row> exploded(Dataset<Row> rows, String column) {
        var names = array(IntStream.range(0, outcomes.size())
                .mapToObj(at -> when(
                        col(NAME + at / Long.SIZE).bitwiseAND(bit(at)).notEqual(0L),
                        lit(outcomes.get(at).name())))
                .toArray(Column[]::new));
        var bits =
                IntStream.range(0, columns()).mapToObj(number -> NAME + number).toArray(String[]::new);
        return rows.withColumn(column, explode(names))
                .where(col(column).isNotNull())
                .drop(bits);
    }

    private Column[] perColumn(Function<Integer, Column> bits) {
        return IntStream.range(0, columns())
                .mapToObj(number -> bits.apply(number).as(NAME + number))
                .toArray(Column[]::new);
    }

    private int columns() {
        return (outcomes.size() + Long.SIZE - 1) / Long.SIZE;
    }

    private static long bit(int at) {
        return 1L << (at % Long.SIZE);
    }
}
