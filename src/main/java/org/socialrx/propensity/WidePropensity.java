package org.socialrx.propensity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.propensity.ml.PenalisedLogistic;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Covariates;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.PropensityRules;
import org.socialrx.study.WideRules;

/**
 * The propensity model on the study's covariates and every code of the record (high-dimensional propensity score with
 * regularisation; Tian, Schuemie and Suchard 2018, Int J Epidemiol 47:2005).
 *
 * <p>It has no effects of practices: candidates are drawn a fixed number a referral and matched within practice, and a
 * practice left out of cross-validation would have none. The optimiser stops at a tolerance, so the log odds are
 * rounded to six decimals: below that, the order in which sums were merged would show.
 */
final class WidePropensity {
    private static final int DECIMALS = 6;
    private static final long ROWS_OF_PART = 100_000;
    /** The strongest penalty tried, as a share of the least one that leaves no code in the model. */
    private static final double STRONGEST = 0.5;
    /** The weakest, as a share of the strongest. */
    private static final double WEAKEST = 0.01;

    private final Covariates covariates;
    private final PropensityRules rules;
    private final WideRules wide;

    WidePropensity(Covariates covariates, PropensityRules rules, WideRules wide) {
        this.covariates = covariates;
        this.rules = rules;
        this.wide = wide;
    }

    /**
     * Fits the model.
     *
     * @param candidates {@code study.candidate_covariate}, of strata that hold both arms
     * @param codes of these and of other candidates
     * @return scores of the candidates given and the terms
     * @throws Problems if no code is frequent enough, or there are fewer than two practices
     */
    WideFit fit(Dataset<Row> candidates, CandidateCodes codes) {
        var terms = new Design(covariates, rules, List.of())
                .terms(candidates).stream().filter(Term::isEstimable).toList();
        var told = codes.kept().stream()
                .filter(code -> Math.abs(code.correlation(codes.all())) > wide.correlationLimit())
                .toList();
        var used = codes.kept().stream().filter(code -> !told.contains(code)).toList();
        if (used.isEmpty()) {
            throw problem("no code but those of the exposure is recorded for %s %% of the candidates"
                    .formatted(wide.rarePercent()));
        }
        var folds = PracticeFolds.of(candidates, wide.folds());
        if (folds.number() < 2) {
            throw problem("cross-validation by practice needs two practices");
        }
        var rows = rows(candidates, terms, codes, folds);
        var fit = new PenalisedLogistic(wide.elasticNet(), penalties(used, codes.all()), folds.number())
                .fit(rows, terms.size(), used.stream().map(CodeFrequency::name).toList());
        return new WideFit(scores(fit), terms, used, told, fit, codes.all());
    }

    private Dataset<Row> rows(Dataset<Row> candidates, List<Term> terms, CandidateCodes codes, PracticeFolds folds) {
        var key = new String[] {
            CandidateCode.PRACTICE_ID.name(), CandidateCode.PATIENT_ID.name(), CandidateCode.INDEX_DATE.name()
        };
        var dense = array(terms.stream().map(Term::value).toArray(Column[]::new));
        return candidates
                .select(
                        CandidateCovariate.PRACTICE_ID.col(),
                        CandidateCovariate.PATIENT_ID.col(),
                        CandidateCovariate.INDEX_DATE.col(),
                        CandidateCovariate.IS_REFERRED.col(),
                        dense.as(PenalisedLogistic.NUMBERS))
                .join(codes.rows().drop(CandidateCode.IS_REFERRED.name()), key)
                .join(folds.practices(), CandidateCovariate.PRACTICE_ID.name())
                .withColumnRenamed(CandidateCode.CODES.name(), PenalisedLogistic.WORDS)
                .withColumn(
                        PenalisedLogistic.LABEL,
                        CandidateCovariate.IS_REFERRED.col().cast(DataTypes.DoubleType))
                .repartition(parts(codes.all().candidates()), CandidateCovariate.PRACTICE_ID.col())
                .sortWithinPartitions(key[0], key[1], key[2]);
    }

    /** Each step of the optimiser is a pass over all rows: few rows go faster in one part than in many. */
    private static int parts(long candidates) {
        return (int) Math.max(1, candidates / ROWS_OF_PART);
    }

    /** From half the penalty under which the first code enters, in equal ratios down to a hundredth of it. */
    private List<Double> penalties(List<CodeFrequency> used, CodeFrequency all) {
        double share = (double) all.referred() / all.candidates();
        double steepest = Math.sqrt(share * (1 - share))
                * used.stream()
                        .mapToDouble(code -> Math.abs(code.correlation(all)))
                        .max()
                        .orElse(0)
                / Math.max(wide.elasticNet(), 1e-3);
        double first = Math.max(STRONGEST * steepest, 1e-6);
        int steps = Math.max(1, wide.penalties() - 1);
        return IntStream.range(0, wide.penalties())
                .mapToObj(i -> first * Math.pow(WEAKEST, (double) i / steps))
                .toList();
    }

    private static Dataset<Row> scores(PenalisedLogistic.Fit fit) {
        var logit = PropensityScore.LOGIT.col();
        return fit.rows()
                .withColumn(PropensityScore.DESIGN.name(), lit(PropensityRules.WIDE))
                .withColumn(PropensityScore.LOGIT.name(), round(fit.logit(), DECIMALS))
                .withColumn(PropensityScore.SCORE.name(), lit(1.0).divide(lit(1.0).plus(exp(logit.unary_$minus()))))
                .select(PropensityScore.TABLE.columns());
    }

    private static Problems problem(String reason) {
        return new Problems(ExitCode.STATISTICS, "propensity.wide", "cannot be fitted: " + reason);
    }
}
