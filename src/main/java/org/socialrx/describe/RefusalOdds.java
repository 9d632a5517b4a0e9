package org.socialrx.describe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.describe.GroupTerms.Term;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.schema.core.Patient;
import org.socialrx.stats.EstimationException;
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
    private static final String PEOPLE = "people";

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
            return new Odds(rounded(logarithm.estimate()), rounded(logarithm.ciLow()), rounded(logarithm.ciHigh()));
        }

        private static double rounded(double logarithm) {
            return Math.round(100 * Math.exp(logarithm)) / 100.0;
        }
    }

    /** Odds ratios by characteristic and level; none where the model has no maximum. */
    Map<String, Map<String, Odds>> of(Dataset<Row> adults) {
        var terms = groups.terms();
        if (terms.isEmpty()) {
            return Map.of();
        }
        var practices = practices(adults).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return fit(practices.javaRDD(), terms);
        } catch (EstimationException none) {
            return Map.of();
        } finally {
            practices.unpersist();
        }
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

    /** One row per practice: its people with an answer, in one order, as the terms that apply and whether declined. */
    private Dataset<Row> practices(Dataset<Row> adults) {
        var hasDeclined = col(Described.GROUP).equalTo("declined");
        var person = struct(groups.applying().as("terms"), hasDeclined.as("declined"));
        return adults.where(col(Described.GROUP).isin("referred", "declined"))
                .where(groups.isInModel())
                .groupBy(Patient.PRACTICE_ID.col())
                .agg(sort_array(collect_list(person)).as(PEOPLE))
                .select(col(PEOPLE));
    }
}
