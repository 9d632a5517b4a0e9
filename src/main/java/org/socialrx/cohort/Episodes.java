package org.socialrx.cohort;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.ExposureEpisode;

/**
 * Collapses exposure days into episodes: a day further than the gap from the one before begins a new one.
 *
 * @param gapDays widest distance, in days, of two days of one episode
 */
record Episodes(int gapDays) {
    private static final String IS_START = "is_start";

    /** The episodes, rows of {@code study.exposure_episode}. */
    Dataset<Row> collapse(Dataset<Row> days) {
        var byPatient = Window.partitionBy(ExposureEpisode.PRACTICE_ID.col(), ExposureEpisode.PATIENT_ID.col())
                .orderBy(col(ExposureDays.DAY), col(ExposureDays.STATE));
        var gap = date_diff(col(ExposureDays.DAY), lag(col(ExposureDays.DAY), 1).over(byPatient));
        return days.withColumn(IS_START, coalesce(gap.gt(gapDays), lit(true)).cast(DataTypes.IntegerType))
                .withColumn(
                        ExposureEpisode.EPISODE_NUMBER.name(),
                        sum(col(IS_START)).over(byPatient).cast(DataTypes.IntegerType))
                .groupBy(
                        ExposureEpisode.PRACTICE_ID.col(),
                        ExposureEpisode.PATIENT_ID.col(),
                        ExposureEpisode.EPISODE_NUMBER.col())
                .agg(
                        min(col(ExposureDays.DAY)).as(ExposureEpisode.START_DATE.name()),
                        max(col(ExposureDays.DAY)).as(ExposureEpisode.END_DATE.name()),
                        first(ExposureDays.OFFERED).as(ExposureEpisode.OFFERED_DATE.name()),
                        first(ExposureDays.REFERRED).as(ExposureEpisode.REFERRED_DATE.name()),
                        first(ExposureDays.DECLINED).as(ExposureEpisode.DECLINED_DATE.name()),
                        count(lit(1)).cast(DataTypes.IntegerType).as(ExposureEpisode.CODE_COUNT.name()))
                .withColumn(ExposureEpisode.STATE.name(), state())
                .select(ExposureEpisode.TABLE.columns());
    }

    private static Column first(String state) {
        return min(when(col(ExposureDays.STATE).equalTo(state), col(ExposureDays.DAY)));
    }

    private static Column state() {
        return when(ExposureEpisode.REFERRED_DATE.col().isNotNull(), ExposureDays.REFERRED)
                .when(ExposureEpisode.DECLINED_DATE.col().isNotNull(), ExposureDays.DECLINED)
                .otherwise(ExposureDays.OFFERED);
    }
}
