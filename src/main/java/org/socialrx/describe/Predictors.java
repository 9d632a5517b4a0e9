package org.socialrx.describe;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.describe.GroupTerms.Term;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.logistic.UnitLogisticRegression;
import org.socialrx.study.Study;

/**
 * Logistic regression of referral on all characteristics at once, with an effect for every practice, on all rows.
 *
 * <p>A region is made of whole practices, whose effects contain it.
 */
final class Predictors {
    private static final double LEVEL = 0.95;
    private static final List<String> NOT_WITHIN_PRACTICES = List.of(PersonCells.ALL, "region", "year");

    private final GroupTerms groups;

    Predictors(Study study, PersonCells cells) {
        var variables = cells.byLevel();
        NOT_WITHIN_PRACTICES.forEach(variables::remove);
        variables.remove(PersonCells.HOMELESSNESS);
        groups = new GroupTerms(study, variables, Tally::referred, Tally::described);
    }

    /** Rows of {@code result.predictor}; without odds ratios where the model has no maximum. */
    List<Row> rows(Dataset<Row> adults) {
        var estimates = estimates(adults);
        var rows = new ArrayList<Row>();
        groups.variables().forEach((variable, tallies) -> {
            int order = 0;
            for (var level : Levels.inOrder(tallies.keySet())) {
                var tally = tallies.getOrDefault(level, Tally.NONE);
                boolean isReference = level.equals(groups.reference(tallies));
                rows.add(row(variable, level, ++order, isReference, tally, estimates.get(variable + "=" + level)));
            }
        });
        return rows;
    }

    private static Row row(
            String variable, String level, int order, boolean isReference, Tally tally, @Nullable Estimate estimate) {
        return RowFactory.create(
                variable,
                level,
                order,
                isReference,
                tally.referred(),
                estimate == null ? null : GroupTerms.ratio(estimate.estimate()),
                estimate == null ? null : GroupTerms.ratio(estimate.ciLow()),
                estimate == null ? null : GroupTerms.ratio(estimate.ciHigh()));
    }

    private Map<String, Estimate> estimates(Dataset<Row> adults) {
        var isReferred = col(Described.GROUP).equalTo("referred");
        return groups.fit(adults, isReferred, practices -> fit(practices, groups.terms()));
    }

    private static Map<String, Estimate> fit(JavaRDD<Row> practices, List<Term> terms) {
        var fit = new UnitLogisticRegression(terms.stream().map(Term::name).toList())
                .fit(sums -> practices
                        .mapPartitions(new PredictorSums(sums.coefficients()))
                        .treeAggregate(sums, (a, b) -> a.merge(b), (a, b) -> a.merge(b)));
        var all = fit.classical().estimates(LEVEL);
        var estimates = new HashMap<String, Estimate>();
        for (int term = 0; term < terms.size(); term++) {
            if (Double.isFinite(all.get(term).estimate())) {
                estimates.put(terms.get(term).name(), all.get(term));
            }
        }
        return estimates;
    }
}
