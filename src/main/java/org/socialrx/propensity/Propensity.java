package org.socialrx.propensity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.logistic.LogisticFit;
import org.socialrx.study.Covariates;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.PropensityRules;

/**
 * A fitted propensity model.
 *
 * @param scores rows of {@code study.propensity_score}, design primary: candidates of strata that hold both arms
 * @param terms rows of {@code result.propensity_term}
 */
public record Propensity(Dataset<Row> scores, Dataset<Row> terms) {
    private static final Map<String, Column> STRATUM = Map.of(
            "practice", CandidateCovariate.PRACTICE_ID.col(),
            "sex", CandidateCovariate.SEX.col(),
            "index-quarter", CandidateCovariate.INDEX_QUARTER.col());
    private static final String HAS_REFERRED = "has_referred";
    private static final String HAS_CONTROL = "has_control";
    private static final double LEVEL = 0.95;

    /**
     * Fits the model.
     *
     * <p>Strata of the matching that hold only one arm cannot match and are left out first. A level that one arm lacks
     * cannot be estimated: it is one with the reference, and its term has no estimate. The rows of the model stay in
     * Spark's cache, which the caller clears.
     *
     * @param candidates {@code study.candidate_covariate}
     * @param exact what must be equal within a matched set
     * @throws Problems if the model cannot be fitted: nobody to compare with, or a covariate that tells the arms apart
     */
    public static Propensity fit(
            Dataset<Row> candidates, Covariates covariates, PropensityRules rules, List<String> exact) {
        return fit(candidates, covariates, rules, exact, List.of());
    }

    /**
     * Fits the model with numbers besides the study's covariates.
     *
     * @param candidates {@code study.candidate_covariate} with the numbers as further columns
     * @param numbers names of those columns, doubles without nulls
     * @throws Problems as {@link #fit(Dataset, Covariates, PropensityRules, List)}
     */
    public static Propensity fit(
            Dataset<Row> candidates,
            Covariates covariates,
            PropensityRules rules,
            List<String> exact,
            List<String> numbers) {
        var matchable = matchable(candidates, exact).persist(StorageLevel.MEMORY_AND_DISK());
        var terms = new Design(covariates, rules, numbers).terms(matchable);
        if (terms.stream().noneMatch(Term::isEstimable)) {
            throw new Problems(
                    ExitCode.STATISTICS,
                    "propensity",
                    "cannot be fitted: no covariate differs within both arms of strata of equal "
                            + String.join(", ", exact));
        }
        var estimable = terms.stream().filter(Term::isEstimable).toList();
        var model = rules.effects().contains("practice") ? Model.WITH_PRACTICES : Model.WITHOUT_PRACTICES;
        var rows = modelRows(matchable, estimable).persist(StorageLevel.MEMORY_AND_DISK());
        var fit = maximise(rows, estimable, model);
        var scores = rows.mapPartitions(model.scores(fit), Encoders.row(ModelRow.SCORED))
                .withColumn(PropensityScore.DESIGN.name(), lit(PropensityRules.PRIMARY))
                .select(PropensityScore.TABLE.columns());
        return new Propensity(
                scores, candidates.sparkSession().createDataFrame(termRows(terms, fit), PropensityTerm.TABLE.schema()));
    }

    /** Candidates of strata that hold both arms. */
    static Dataset<Row> matchable(Dataset<Row> candidates, List<String> exact) {
        var stratum = Window.partitionBy(exact.stream().map(STRATUM::get).toArray(Column[]::new));
        var isReferred = CandidateCovariate.IS_REFERRED.col();
        return candidates
                .withColumn(HAS_REFERRED, max(isReferred).over(stratum))
                .withColumn(HAS_CONTROL, min(isReferred).over(stratum))
                .where(col(HAS_REFERRED).and(col(HAS_CONTROL).equalTo(false)))
                .drop(HAS_REFERRED, HAS_CONTROL);
    }

    /** Practice by practice in a fixed order, so that sums do not depend on how the candidates were delivered. */
    private static Dataset<Row> modelRows(Dataset<Row> matchable, List<Term> terms) {
        var x = array(terms.stream().map(Term::value).toArray(Column[]::new));
        return matchable
                .repartition(CandidateCovariate.PRACTICE_ID.col())
                .sortWithinPartitions(
                        CandidateCovariate.PRACTICE_ID.col(),
                        CandidateCovariate.PATIENT_ID.col(),
                        CandidateCovariate.INDEX_DATE.col())
                .select(
                        CandidateCovariate.PRACTICE_ID.col(),
                        CandidateCovariate.PATIENT_ID.col(),
                        CandidateCovariate.INDEX_DATE.col(),
                        CandidateCovariate.IS_REFERRED.col(),
                        x.as("x"));
    }

    private static LogisticFit maximise(Dataset<Row> rows, List<Term> terms, Model model) {
        try {
            return model.fit(rows.javaRDD(), terms.stream().map(Term::name).toList());
        } catch (EstimationException e) {
            throw new Problems(ExitCode.STATISTICS, "propensity", "cannot be fitted: " + e.getMessage());
        }
    }

    private static List<Row> termRows(List<Term> terms, LogisticFit fit) {
        var estimates = fit.classical().estimates(LEVEL);
        var rows = new ArrayList<Row>();
        for (var term : terms) {
            int at = term.isEstimable() ? fit.names().indexOf(term.name()) : -1;
            boolean isEstimated = at >= 0 && !Double.isNaN(fit.coefficients()[at]);
            rows.add(RowFactory.create(
                    PropensityRules.PRIMARY,
                    term.name(),
                    rows.size() + 1,
                    isEstimated ? estimates.get(at).estimate() : null,
                    isEstimated ? estimates.get(at).stdError() : null,
                    isEstimated ? estimates.get(at).ciLow() : null,
                    isEstimated ? estimates.get(at).ciHigh() : null,
                    term.referredCount()));
        }
        return rows;
    }
}
