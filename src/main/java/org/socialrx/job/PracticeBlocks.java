package org.socialrx.job;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.effect.EffectEstimation;
import org.socialrx.effect.EffectInputs;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.table.Table;

/**
 * One large simulated extract as many studies: matched as a whole, estimated in blocks of whole practices.
 *
 * <p>Everything but the coefficients of the propensity model and the caliper is decided within a practice, and
 * practices are drawn independently: the estimates of the blocks scatter as those of as many extracts would.
 *
 * @param count how many blocks; practices are dealt out to them by their numbers
 */
record PracticeBlocks(int count) {
    /** Rows of {@code result.estimate}, block after block, from what the last run matched. */
    List<Dataset<Row>> estimates(Study study, Environment environment) {
        return IntStream.range(0, count)
                .mapToObj(block -> EffectEstimation.estimate(study, inputs(environment, block))
                        .estimate())
                .toList();
    }

    private EffectInputs inputs(Environment environment, int block) {
        return new EffectInputs(
                rows(environment, CohortMember.TABLE, block),
                rows(environment, CandidateCovariate.TABLE, block),
                rows(environment, CandidateHistory.TABLE, block),
                rows(environment, MatchedSet.TABLE, block),
                rows(environment, PropensityScore.TABLE, block));
    }

    private Dataset<Row> rows(Environment environment, Table table, int block) {
        return within(environment.warehouse().readLatest(table), block);
    }

    /** The rows of the practices of one block. */
    Dataset<Row> within(Dataset<Row> rows, int block) {
        var number = MatchedSet.PRACTICE_ID.col().cast(DataTypes.LongType);
        return rows.where(pmod(number, lit(count)).equalTo(block));
    }
}
