package org.socialrx.strata;

import java.io.Serializable;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.stats.matching.MatchedStratum;
import org.socialrx.stats.matching.NearestNeighbour;
import org.socialrx.stats.matching.StrataMatcher;

/**
 * Matches the strata of a partition, holding one in memory at a time; the kernel decides who is matched.
 *
 * @param <T> what a matched stratum gives
 */
public final class MatchByStratum<T> implements MapPartitionsFunction<Row, T>, FlatMapFunction<Iterator<Row>, T> {
    private static final long serialVersionUID = 1;

    private final StratumOf stratumOf;
    private final StrataMatcher.Adder<Row> adder;
    private final NearestNeighbour rules;
    private final Gives<T> gives;

    /** The stratum of a row, compared by equals. */
    @FunctionalInterface
    public interface StratumOf extends Function<Row, Object>, Serializable {}

    /**
     * What is kept of a matched stratum.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Gives<T> extends Function<MatchedStratum<Row>, Stream<T>>, Serializable {}

    /**
     * Prepares the matching of rows that stand stratum by stratum.
     *
     * @param adder how a row becomes a candidate
     * @param rules who may be matched
     */
    public MatchByStratum(StratumOf stratumOf, StrataMatcher.Adder<Row> adder, NearestNeighbour rules, Gives<T> gives) {
        this.stratumOf = stratumOf;
        this.adder = adder;
        this.rules = rules;
        this.gives = gives;
    }

    /**
     * Rows stratum by stratum: each stratum whole within a partition, its rows one after another.
     *
     * @param stratum columns whose values make a stratum; with none all rows are one
     * @param order columns by which the rows of a stratum stand in order
     */
    public static Dataset<Row> together(Dataset<Row> rows, Column[] stratum, Column... order) {
        var placed = stratum.length == 0 ? rows.repartition(1) : rows.repartition(stratum);
        var sorted = Stream.concat(Stream.of(stratum), Stream.of(order)).toArray(Column[]::new);
        return sorted.length == 0 ? placed : placed.sortWithinPartitions(sorted);
    }

    @Override
    public Iterator<T> call(Iterator<Row> rows) {
        var strata = new StrataMatcher<Row>(rows, stratumOf, adder, rules);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(strata, 0), false)
                .flatMap(gives)
                .iterator();
    }
}
