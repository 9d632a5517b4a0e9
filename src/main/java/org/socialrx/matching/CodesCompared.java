package org.socialrx.matching;

import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.MatchedSet;

/**
 * How alike the arms are in all codes of the record, before matching and under each design: what a model with named
 * covariates leaves to chance.
 *
 * <p>Differences are standardised by the standard deviation among all referred candidates, as those of the covariates;
 * a code that none or all of the referred have is compared nowhere. To the driver come sums of codes, not of people.
 */
public final class CodesCompared {
    private static final double ACCEPTED = 0.1;
    /** Candidates before matching stand under this name among the designs. */
    private static final String BEFORE = "";
    /** Stands in for a code that everybody has: its sums are those of the arms. */
    private static final String EVERYBODY = "";

    private static final String CODE = "code";

    private final Map<String, Map<String, Sums>> byDesign = new HashMap<>();

    private CodesCompared(List<Row> sums) {
        for (var row : sums) {
            byDesign.computeIfAbsent(row.getString(0), design -> new HashMap<>())
                    .put(
                            row.getString(1),
                            new Sums(row.getDouble(2), row.getDouble(3), row.getLong(4), row.getLong(5)));
        }
    }

    /** Weights and rows of the people with a code, the referred and the controls. */
    private record Sums(double treated, double control, long treatedRows, long controlRows) {
        static final Sums NONE = new Sums(0, 0, 0, 0);
    }

    /**
     * Rows of {@code result.code_balance}; none when no candidate has a code.
     *
     * @param codes {@code study.candidate_code}
     * @param sets {@code study.matched_set} of every design
     * @param designs designs that are compared; one without sets has no rows
     */
    public static Dataset<Row> of(Dataset<Row> codes, Dataset<Row> sets, List<String> designs) {
        var key = new String[] {
            CandidateCode.PRACTICE_ID.name(), CandidateCode.PATIENT_ID.name(), CandidateCode.INDEX_DATE.name()
        };
        var used = sets.where(MatchedSet.DESIGN.col().isin(designs.toArray()))
                .select(MatchedSet.DESIGN.col(), col(key[0]), col(key[1]), col(key[2]), MatchedSet.WEIGHT.col());
        var before = people(codes.withColumn(MatchedSet.WEIGHT.name(), lit(1.0)), lit(BEFORE));
        var people = before.unionByName(people(codes.join(used, key), MatchedSet.DESIGN.col()));
        var compared = new CodesCompared(sums(people).collectAsList());
        var rows = new ArrayList<Row>();
        designs.stream().filter(compared.byDesign::containsKey).forEach(design -> {
            rows.add(compared.row(design, "before", BEFORE));
            rows.add(compared.row(design, "after", design));
        });
        return codes.sparkSession().createDataFrame(rows, CodeBalance.TABLE.schema());
    }

    private static Dataset<Row> people(Dataset<Row> codes, Column design) {
        return codes.select(
                design.as(CodeBalance.DESIGN.name()),
                CandidateCode.IS_REFERRED.col(),
                MatchedSet.WEIGHT.col(),
                explode(array_append(CandidateCode.CODES.col(), EVERYBODY)).as(CODE));
    }

    private static Dataset<Row> sums(Dataset<Row> people) {
        var isReferred = CandidateCode.IS_REFERRED.col();
        var weight = MatchedSet.WEIGHT.col();
        return people.groupBy(CodeBalance.DESIGN.col(), col(CODE))
                .agg(
                        sum(when(isReferred, weight).otherwise(0.0)),
                        sum(when(isReferred, 0.0).otherwise(weight)),
                        sum(when(isReferred, 1L).otherwise(0L)),
                        sum(when(isReferred, 0L).otherwise(1L)));
    }

    private Row row(String design, String sample, String people) {
        var sums = of(people);
        var all = sums.getOrDefault(EVERYBODY, Sums.NONE);
        var sizes = of(BEFORE).keySet().stream()
                .filter(code -> spread(code) > 0)
                .mapToDouble(code -> size(code, sums.getOrDefault(code, Sums.NONE), all))
                .summaryStatistics();
        long unbalanced = of(BEFORE).keySet().stream()
                .filter(code -> spread(code) > 0)
                .filter(code -> size(code, sums.getOrDefault(code, Sums.NONE), all) > ACCEPTED)
                .count();
        boolean isEmpty = sizes.getCount() == 0;
        return RowFactory.create(
                design,
                sample,
                sizes.getCount(),
                isEmpty ? null : unbalanced,
                isEmpty ? null : sizes.getAverage(),
                isEmpty ? null : sizes.getMax(),
                all.treatedRows(),
                all.controlRows());
    }

    private double size(String code, Sums sums, Sums all) {
        return Math.abs(sums.treated() / all.treated() - sums.control() / all.control()) / spread(code);
    }

    /** Standard deviation of the code among all referred candidates. */
    private double spread(String code) {
        var before = of(BEFORE);
        double share = before.getOrDefault(code, Sums.NONE).treated()
                / before.getOrDefault(EVERYBODY, Sums.NONE).treated();
        return Math.sqrt(share * (1 - share));
    }

    private Map<String, Sums> of(String design) {
        return Objects.requireNonNull(byDesign.getOrDefault(design, Map.of()));
    }
}
