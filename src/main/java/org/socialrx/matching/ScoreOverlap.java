package org.socialrx.matching;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.study.PropensityScore;

/**
 * How many of each arm have a logit in each band of half a unit, before and after matching.
 *
 * @param design name of the matching
 */
record ScoreOverlap(String design) {
    private static final double BAND = 0.5;
    private static final String[] KEY = {
        PropensityScore.PRACTICE_ID.name(), PropensityScore.PATIENT_ID.name(), PropensityScore.INDEX_DATE.name()
    };

    /** Rows of {@code result.overlap}. */
    Dataset<Row> of(Dataset<Row> scores, Dataset<Row> sets) {
        var matched = scores.join(sets, KEY, "left_semi");
        return bands(scores, "before").unionByName(bands(matched, "after"));
    }

    private Dataset<Row> bands(Dataset<Row> scores, String sample) {
        var low = floor(PropensityScore.LOGIT.col().divide(BAND)).multiply(BAND);
        var isReferred = PropensityScore.IS_REFERRED.col();
        return scores.groupBy(low.cast(DataTypes.DoubleType).as(Overlap.SCORE_LOW.name()))
                .agg(
                        count(isReferred).as(Overlap.TREATED_COUNT.name()),
                        count(isReferred.equalTo(false)).as(Overlap.CONTROL_COUNT.name()))
                .withColumn(
                        Overlap.SCORE_HIGH.name(), col(Overlap.SCORE_LOW.name()).plus(BAND))
                .withColumn(Overlap.DESIGN.name(), lit(design))
                .withColumn(Overlap.SAMPLE.name(), lit(sample))
                .select(Overlap.TABLE.columns());
    }

    private static Column count(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }
}
