package org.socialrx.propensity;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.propensity.ml.PenalisedLogistic;
import org.socialrx.schema.study.CandidateCovariate;

/**
 * Which part of cross-validation a practice is in, whole.
 *
 * @param practices columns practice_id and {@link PenalisedLogistic#FOLD}
 * @param number how many parts there are
 */
record PracticeFolds(Dataset<Row> practices, int number) {
    /**
     * Deals practices out in turn, in an order that has nothing to do with them: no part is empty, and parts differ by
     * one practice at most. The practices stay in Spark's cache, which the caller clears.
     *
     * @param most parts wanted; as many as there are practices when those are fewer
     */
    static PracticeFolds of(Dataset<Row> candidates, int most) {
        var practice = CandidateCovariate.PRACTICE_ID.col();
        var practices = candidates.select(practice).distinct().persist(StorageLevel.MEMORY_AND_DISK());
        int number = (int) Math.min(practices.count(), most);
        var place = row_number().over(Window.orderBy(xxhash64(practice), practice));
        return new PracticeFolds(
                practices.withColumn(PenalisedLogistic.FOLD, pmod(place, lit(Math.max(1, number)))), number);
    }
}
