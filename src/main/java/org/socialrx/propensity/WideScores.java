package org.socialrx.propensity;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.study.Covariates;
import org.socialrx.study.PropensityRules;
import org.socialrx.study.WideRules;

/**
 * A fitted wide propensity model: the study's covariates and every code of the record.
 *
 * @param codes rows of {@code study.candidate_code}
 * @param scores rows of {@code study.propensity_score}, design wide: candidates of strata that hold both arms
 * @param terms rows of {@code result.propensity_term}, design wide: the covariates, the thirty strongest codes, and
 *     without an estimate those left out because they tell the arms apart
 * @param summary what was fitted, in one sentence
 */
public record WideScores(Dataset<Row> codes, Dataset<Row> scores, Dataset<Row> terms, String summary) {
    /**
     * The tables the model reads.
     *
     * @param candidates {@code study.candidate_covariate}
     * @param events {@code core.event}
     * @param codes {@code core.code}
     * @param exposureCodes codes that name the exposure and are no covariate, column code_key
     */
    public record Tables(
            Dataset<Row> candidates, Dataset<Row> events, Dataset<Row> codes, Dataset<Row> exposureCodes) {}

    /**
     * Fits the model. Codes and rows stay in Spark's cache, which the caller clears.
     *
     * @param exact what must be equal within a matched set
     * @param rules with a wide model
     * @throws org.socialrx.study.Problems with exit code 13 if the model cannot be fitted
     */
    public static WideScores fit(Tables in, Covariates covariates, PropensityRules rules, List<String> exact) {
        var wide = rules.wide().orElseThrow();
        var codes = CandidateCodes.collect(in.candidates(), search(in, covariates, wide));
        var kept = codes.rows().persist(StorageLevel.MEMORY_AND_DISK());
        var matchable = Propensity.matchable(in.candidates(), exact).persist(StorageLevel.MEMORY_AND_DISK());
        var fit = new WidePropensity(covariates, rules, wide)
                .fit(matchable, new CandidateCodes(kept, codes.kept(), codes.all()));
        var terms = in.candidates()
                .sparkSession()
                .createDataFrame(fit.rows(1, words(in.codes(), fit.named())), PropensityTerm.TABLE.schema());
        return new WideScores(kept, fit.scores(), terms, summary(fit));
    }

    private static CandidateCodes.Search search(Tables in, Covariates covariates, WideRules wide) {
        return new CandidateCodes.Search(
                in.events(),
                in.codes(),
                in.exposureCodes(),
                covariates.lookBackDays(),
                wide.gapDays(),
                wide.rarePercent());
    }

    private static Map<String, String> words(Dataset<Row> codes, List<CodeFrequency> named) {
        var names = named.stream().map(CodeFrequency::name).toArray();
        return CodeName.terms(codes)
                .where(col(CodeName.NAME).isin(names))
                .select(col(CodeName.NAME), Code.TERM.col())
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    private static String summary(WideFit fit) {
        return "%,d codes, %,d of them in the model, %,d left out because they tell the arms apart; penalty %.2g"
                .formatted(
                        fit.used().size(),
                        fit.codesInModel(),
                        fit.told().size(),
                        fit.fit().penalty());
    }
}
