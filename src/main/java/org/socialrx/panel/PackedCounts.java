package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.study.Periods;

/**
 * Counts of days by period, several to a 64-bit sum.
 *
 * <p>A period has no more different days than its length, so that a count fits the bits of the length and never reaches
 * its neighbour's. A sum per period instead makes a generated method that is too long for the JVM to compile.
 *
 * @param name prefix of the sums' columns
 * @param periods periods counted
 */
record PackedCounts(String name, Periods periods) {

    /** The sums, to aggregate over rows of different days. */
    Stream<Column> sums(Column period, Column counts) {
        var at = period.minus(periods.first());
        var one = call_function(
                "shiftleft", lit(1L), call_function("pmod", at, lit(perSum())).multiply(bits()));
        return IntStream.range(0, sumCount())
                .mapToObj(number -> sum(when(
                                        counts.and(at.between(number * perSum(), (number + 1) * perSum() - 1)), one)
                                .otherwise(0L))
                        .as(name + number));
    }

    /** The counts, period by period, from the sums. */
    Column unpacked() {
        return array(IntStream.range(0, periods.count())
                .mapToObj(at -> shiftright(col(name + at / perSum()), at % perSum() * bits())
                        .bitwiseAND((1L << bits()) - 1)
                        .cast(DataTypes.IntegerType))
                .toArray(Column[]::new));
    }

    private int bits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(periods.lengthDays());
    }

    private int perSum() {
        return (Long.SIZE - 1) / bits();
    }

    private int sumCount() {
        return (periods.count() + perSum() - 1) / perSum();
    }
}
