package org.socialrx.matching;

import static org.apache.spark.sql.functions.concat_ws;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.stats.sum.ExactSum;
import org.socialrx.strata.MatchByStratum;

/**
 * The candidates with a score, stratum by stratum: exact equality within practice and whatever else the study names.
 *
 * @param exact what must be equal within a set: practice, sex, index-quarter
 */
record Strata(List<String> exact) {
    static final int STRATUM = 0;
    static final int PRACTICE = 1;
    static final int PATIENT = 2;
    static final int INDEX_DATE = 3;
    static final int IS_REFERRED = 4;
    static final int LOGIT = 5;
    static final int AGE = 6;

    private static final Map<String, Column> COLUMNS = Map.of(
            "practice", CandidateCovariate.PRACTICE_ID.col(),
            "sex", CandidateCovariate.SEX.col(),
            "index-quarter", CandidateCovariate.INDEX_QUARTER.col().cast(DataTypes.StringType));

    Strata {
        exact = List.copyOf(exact);
    }

    /** Rows in a fixed order: stratum, patient, day; strata whole within a partition. */
    Dataset<Row> of(MatchingInputs in) {
        var stratum = "stratum";
        var key = new String[] {
            CandidateCovariate.PRACTICE_ID.name(),
            CandidateCovariate.PATIENT_ID.name(),
            CandidateCovariate.INDEX_DATE.name()
        };
        var parts = exact.stream().map(COLUMNS::get).toArray(Column[]::new);
        var named = in.candidates()
                .join(in.scores().drop(PropensityScore.IS_REFERRED.name()), key)
                .select(
                        concat_ws("\u001f", parts).as(stratum),
                        CandidateCovariate.PRACTICE_ID.col(),
                        CandidateCovariate.PATIENT_ID.col(),
                        CandidateCovariate.INDEX_DATE.col(),
                        CandidateCovariate.IS_REFERRED.col(),
                        PropensityScore.LOGIT.col(),
                        CandidateCovariate.AGE_YEARS.col().cast(DataTypes.DoubleType));
        var byStratum = named.col(stratum);
        return MatchByStratum.together(
                named,
                new Column[] {byStratum},
                CandidateCovariate.PATIENT_ID.col(),
                CandidateCovariate.INDEX_DATE.col());
    }

    /**
     * Standard deviation of the logit within strata, pooled: square root of the sum over strata of squared deviations
     * from the stratum's mean, over candidates less strata. Levels of practices and quarters do not widen it.
     */
    static double withinDeviation(Dataset<Row> strata) {
        return strata.javaRDD()
                .mapPartitions(new PartitionSpread())
                .treeAggregate(new Spread(), Spread::merge, Spread::merge)
                .deviation();
    }

    /** Squared deviations within strata; sums are exact, so that the order of merging does not show. */
    private static final class Spread implements Serializable {
        private static final long serialVersionUID = 1;
        private final ExactSum squares = new ExactSum();
        private long degrees;

        private void addStratum(List<Double> logits) {
            double mean = logits.stream().mapToDouble(v -> v).sum() / logits.size();
            logits.forEach(logit -> squares.add((logit - mean) * (logit - mean)));
            degrees += logits.size() - 1L;
        }

        private Spread merge(Spread other) {
            squares.merge(other.squares);
            degrees += other.degrees;
            return this;
        }

        private double deviation() {
            return degrees == 0 ? 0 : Math.sqrt(squares.value() / degrees);
        }
    }

    private static final class PartitionSpread implements FlatMapFunction<Iterator<Row>, Spread> {
        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Spread> call(Iterator<Row> rows) {
            var spread = new Spread();
            var logits = new ArrayList<Double>();
            String stratum = "";
            while (rows.hasNext()) {
                var row = rows.next();
                if (!logits.isEmpty() && !stratum.equals(row.getString(STRATUM))) {
                    spread.addStratum(logits);
                    logits.clear();
                }
                stratum = row.getString(STRATUM);
                logits.add(row.getDouble(LOGIT));
            }
            if (!logits.isEmpty()) {
                spread.addStratum(logits);
            }
            return List.of(spread).iterator();
        }
    }
}
