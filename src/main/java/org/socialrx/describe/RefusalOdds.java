package org.socialrx.describe;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.describe.GroupTerms.Term;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.logistic.MixedLogisticRegression;
import org.socialrx.study.Study;

/**
 * Logistic regression of refusal among those with an answer, referred or declined, on the study's characteristics at
 * once, with a normal effect for every practice.
 *
 * <p>A region consists of whole practices and takes no part. Odds ratios are to two decimals, because an exact ratio of
 * few counts would name them.
 */
final class RefusalOdds {
    /** The reference, with which the others are compared. */
    static final Odds REFERENCE = new Odds(1, Double.NaN, Double.NaN);

    private static final double LEVEL = 0.95;
    private static final List<String> NOT_COMPARED = List.of("region", "year");
    private static final String INTERCEPT = "intercept";
    private static final String DECLINED = "declined";

    private final GroupTerms groups;

    RefusalOdds(Study study, PersonCells cells) {
        var variables = cells.byLevel();
        variables.keySet().retainAll(study.describeBy());
        NOT_COMPARED.forEach(variables::remove);
        groups = new GroupTerms(study, variables, Tally::declined, Tally::answered);
    }

    /**
     * Odds of declining over those of the reference.
     *
     * @param ratio odds ratio
     * @param low lower 95 % limit; NaN for the reference
     * @param high upper 95 % limit; NaN for the reference
     */
    record Odds(double ratio, double low, double high) {
        private static Odds of(Estimate logarithm) {
            return new Odds(
                    GroupTerms.ratio(logarithm.estimate()),
                    GroupTerms.ratio(logarithm.ciLow()),
                    GroupTerms.ratio(logarithm.ciHigh()));
        }
    }

    /** Odds ratios by characteristic and level; none where the model has no maximum. */
    Map<String, Map<String, Odds>> of(Dataset<Row> adults) {
        var answered = adults.where(col(Described.GROUP).isin("referred", DECLINED));
        return groups.fit(
                answered, col(Described.GROUP).equalTo(DECLINED), practices -> fit(practices, groups.terms()));
    }

    private Map<String, Map<String, Odds>> fit(JavaRDD<Row> practices, List<Term> terms) {
        var names = new ArrayList<>(List.of(INTERCEPT));
        terms.forEach(term -> names.add(term.name()));
        var fit = new MixedLogisticRegression(names)
                .fit(sums -> practices
                        .mapPartitions(new RefusalSums(sums.coefficients()))
                        .treeAggregate(sums, (a, b) -> a.merge(b), (a, b) -> a.merge(b)));
        var all = fit.table().estimates(LEVEL);
        Map<String, Map<String, Odds>> odds = new HashMap<>();
        for (int term = 0; term < terms.size(); term++) {
            var estimate = all.get(term + 1);
            if (Double.isFinite(estimate.estimate())) {
                odds.computeIfAbsent(terms.get(term).variable(), variable -> new HashMap<>())
                        .put(terms.get(term).level(), Odds.of(estimate));
            }
        }
        odds.forEach((variable, levels) ->
                levels.put(groups.reference(groups.variables().getOrDefault(variable, Map.of())), REFERENCE));
        return odds;
    }
}
