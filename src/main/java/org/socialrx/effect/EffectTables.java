package org.socialrx.effect;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the estimation returns, one data set a result table.
 *
 * @param estimate {@code result.estimate}
 * @param eventTime {@code result.event_time}
 * @param armRate {@code result.arm_rate}
 * @param diagnostic {@code result.diagnostic}
 * @param leaving {@code result.leaving}
 */
public record EffectTables(
        Dataset<Row> estimate,
        Dataset<Row> eventTime,
        Dataset<Row> armRate,
        Dataset<Row> diagnostic,
        Dataset<Row> leaving) {}
