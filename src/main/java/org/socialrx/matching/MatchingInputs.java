package org.socialrx.matching;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables a matching reads.
 *
 * @param candidates {@code study.candidate_covariate}
 * @param scores {@code study.propensity_score}, of this design's model; a candidate without one is not matched
 */
public record MatchingInputs(Dataset<Row> candidates, Dataset<Row> scores) {}
