package org.socialrx.describe;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What describing returns, one data set a result table.
 *
 * @param characteristic {@code result.characteristic}
 * @param rate {@code result.rate}
 * @param groupShare {@code result.group_share}
 * @param equityRatio {@code result.equity_ratio}
 * @param equityIndex {@code result.equity_index}
 * @param practiceShare {@code result.practice_share}
 * @param completenessSpread {@code result.completeness_spread}
 * @param predictor {@code result.predictor}
 */
public record DescribeTables(
        Dataset<Row> characteristic,
        Dataset<Row> rate,
        Dataset<Row> groupShare,
        Dataset<Row> equityRatio,
        Dataset<Row> equityIndex,
        Dataset<Row> practiceShare,
        Dataset<Row> completenessSpread,
        Dataset<Row> predictor) {}
