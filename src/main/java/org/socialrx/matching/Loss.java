package org.socialrx.matching;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.MatchedSet;

/**
 * Who among the eligible referred found no control.
 *
 * @param design name of the matching
 * @param traits characteristics of a candidate
 */
record Loss(String design, Traits traits) {
    static final String ALL = "all";
    private static final String IS_MATCHED = "is_matched";
    private static final String PAIR = "pair";
    private static final String[] KEY = {
        CandidateCovariate.PRACTICE_ID.name(),
        CandidateCovariate.PATIENT_ID.name(),
        CandidateCovariate.INDEX_DATE.name()
    };

    /** Rows of {@code result.match_loss}. */
    Dataset<Row> of(Dataset<Row> candidates, Dataset<Row> sets) {
        var matched = sets.where(MatchedSet.IS_REFERRED.col())
                .select(KEY[0], KEY[1], KEY[2])
                .withColumn(IS_MATCHED, lit(true));
        var isMatched = coalesce(col(IS_MATCHED), lit(false));
        var order =
                row_number().over(Window.partitionBy(MatchLoss.VARIABLE.col()).orderBy(MatchLoss.LEVEL.col()));
        return candidates
                .where(CandidateCovariate.IS_REFERRED.col())
                .join(matched, KEY, "left")
                .select(explode(array(pairs())).as(PAIR), isMatched.as(IS_MATCHED))
                .groupBy(
                        col(PAIR).getField(MatchLoss.VARIABLE.name()).as(MatchLoss.VARIABLE.name()),
                        col(PAIR).getField(MatchLoss.LEVEL.name()).as(MatchLoss.LEVEL.name()))
                .agg(
                        count(lit(1)).as(MatchLoss.REFERRED_COUNT.name()),
                        sum(when(col(IS_MATCHED), 1L).otherwise(0L)).as(MatchLoss.MATCHED_COUNT.name()))
                .withColumn(
                        MatchLoss.UNMATCHED_COUNT.name(),
                        MatchLoss.REFERRED_COUNT.col().minus(MatchLoss.MATCHED_COUNT.col()))
                .withColumn(
                        MatchLoss.UNMATCHED_SHARE.name(),
                        MatchLoss.UNMATCHED_COUNT
                                .col()
                                .cast(DataTypes.DoubleType)
                                .divide(MatchLoss.REFERRED_COUNT.col()))
                .withColumn(MatchLoss.LEVEL_ORDER.name(), order)
                .withColumn(MatchLoss.DESIGN.name(), lit(design))
                .select(MatchLoss.TABLE.columns());
    }

    private Column[] pairs() {
        var pairs = new ArrayList<Column>();
        pairs.add(pair(ALL, lit(ALL)));
        pairs.add(pair("age-band", Traits.ageBand()));
        traits.categories().forEach((name, level) -> pairs.add(pair(name, level)));
        traits.conditions()
                .forEach((name, isPresent) ->
                        pairs.add(pair(name, when(isPresent, "yes").otherwise("no"))));
        return pairs.toArray(Column[]::new);
    }

    private static Column pair(String variable, Column level) {
        return struct(lit(variable).as(MatchLoss.VARIABLE.name()), level.as(MatchLoss.LEVEL.name()));
    }
}
