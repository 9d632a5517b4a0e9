package org.socialrx.fit.arms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.KnownSizeEstimation;
import org.socialrx.fit.frame.TableColumn;
import org.socialrx.schema.fit.ModelPair;
import org.socialrx.stats.matching.MatchTotals;
import org.socialrx.strata.MatchByStratum;

/**
 * The people of matched sets.
 *
 * <p>What a stratum gave stays in Spark's cache until the session ends, because pairs are written after the model has
 * ended.
 *
 * @param members their columns, with {@link #WEIGHT} and {@link #SET}
 * @param pairs treated_id, control_id, weight
 * @param totals how the matching went
 */
record MatchedRows(Dataset<Row> members, Dataset<Row> pairs, Matched totals) {
    /** Weight of a matched person: 1 if treated, else the sum of 1/(controls in the set) over its sets. */
    static final String WEIGHT = "matching weight";

    /** Name of the set, the id of its treated person; with replacement of one of them. */
    static final String SET = "matched-set";

    private static final StructType PAIR = new StructType()
            .add(ModelPair.TREATED_ID.name(), DataTypes.StringType, false)
            .add(ModelPair.CONTROL_ID.name(), DataTypes.StringType, false)
            .add(ModelPair.WEIGHT.name(), DataTypes.DoubleType, false);

    /** Matches as a model asks. */
    static MatchedRows of(MatchingRequest request) {
        var people = request.rows().frame().table(request.rows().request().columns());
        var schema = people.schema();
        var exact = request.exact();
        var stratum = exact.stream().map(TableColumn::named).toArray(Column[]::new);
        var strata = exact.stream().map(name -> Cell.of(schema, name)).toArray(Cell[]::new);
        var person = new MatchedPerson(
                Cell.of(schema, request.id()),
                Cell.of(schema, request.treatment()),
                RowLogit.of(request.propensity(), schema),
                request.isLogit());
        var matching =
                new MatchByStratum<Stratum>(row -> key(row, strata), person::addTo, request.rules(), person::result);
        var results = MatchByStratum.together(people, stratum)
                .javaRDD()
                .mapPartitions(matching)
                .persist(StorageLevel.MEMORY_AND_DISK());
        var totals = results.map(Stratum::totals).fold(new MatchTotals(), (all, more) -> {
            all.merge(more);
            return all;
        });
        var session = people.sparkSession();
        return new MatchedRows(
                session.createDataFrame(
                        results.flatMap(result -> result.members().iterator()),
                        schema.add(WEIGHT, DataTypes.DoubleType, false).add(SET, DataTypes.StringType, false)),
                session.createDataFrame(results.flatMap(result -> result.pairs().iterator()), PAIR),
                new Matched(totals, request.rules()));
    }

    private static List<Object> key(Row row, Cell[] strata) {
        List<Object> key = new ArrayList<>(strata.length);
        Stream.of(strata).forEach(cell -> key.add(row.get(cell.field())));
        return key;
    }

    /**
     * What is kept of a matched stratum.
     *
     * @param totals counts and distances
     * @param members rows of the matched, with weight and set
     * @param pairs rows of pairs
     * @param columns how many columns a member has
     */
    record Stratum(MatchTotals totals, List<Row> members, List<Row> pairs, int columns)
            implements Serializable, KnownSizeEstimation {
        private static final long BYTES_A_CELL = 32;

        /** Told, because Spark would walk through the cells to find out, for longer than the matching takes. */
        @Override
        public long estimatedSize() {
            return BYTES_A_CELL * ((long) members.size() * columns + (long) pairs.size() * PAIR.size());
        }
    }
}
