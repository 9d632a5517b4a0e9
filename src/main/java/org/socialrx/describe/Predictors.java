package org.socialrx.describe;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.schema.core.Patient;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.logistic.UnitLogisticRegression;
import org.socialrx.study.EthnicGroups;
import org.socialrx.study.Study;

/**
 * Logistic regression of referral on all characteristics at once, with an effect for every practice, on all rows.
 *
 * <p>The reference of a characteristic is its level with most people, of equally many the first by name. A level in
 * which nobody or everybody was referred has no odds ratio: its people are left out. A region is made of whole
 * practices, whose effects contain it. Of several ways to tell ethnicity the model has the first that the study names.
 */
final class Predictors {
    private static final double LEVEL = 0.95;
    private static final String PEOPLE = "people";
    private static final List<String> NOT_WITHIN_PRACTICES = List.of(PersonCells.ALL, "region", "year");

    private final Study study;
    private final Map<String, Map<String, Tally>> levels;

    Predictors(Study study, PersonCells cells) {
        this.study = study;
        levels = cells.byLevel();
    }

    /** One column of the model. */
    private record Term(String variable, String level) {
        String name() {
            return variable + "=" + level;
        }
    }

    /** Rows of {@code result.predictor}; without odds ratios where the model has no maximum. */
    List<Row> rows(Dataset<Row> adults) {
        var estimates = estimates(adults);
        var rows = new ArrayList<Row>();
        variables().forEach((variable, tallies) -> {
            int order = 0;
            for (var level : Levels.inOrder(tallies.keySet())) {
                var tally = tallies.getOrDefault(level, Tally.NONE);
                boolean isReference = level.equals(reference(tallies));
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
                estimate == null ? null : ratio(estimate.estimate()),
                estimate == null ? null : ratio(estimate.ciLow()),
                estimate == null ? null : ratio(estimate.ciHigh()));
    }

    /** To two decimals: an exact ratio of few counts would name them. */
    private static double ratio(double logarithm) {
        return Math.round(100 * Math.exp(logarithm)) / 100.0;
    }

    private Map<String, Estimate> estimates(Dataset<Row> adults) {
        var terms = terms();
        if (terms.isEmpty()) {
            return Map.of();
        }
        var practices = practices(adults, terms).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return fit(practices.javaRDD(), terms);
        } catch (EstimationException none) {
            return Map.of();
        } finally {
            practices.unpersist();
        }
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

    /** One row per practice: its people, in one order, as the terms that apply and whether referred. */
    private Dataset<Row> practices(Dataset<Row> adults, List<Term> terms) {
        var applies = new ArrayList<Column>();
        for (int term = 0; term < terms.size(); term++) {
            applies.add(when(is(terms.get(term)), lit(term)));
        }
        var person = struct(
                array_compact(array(applies.toArray(Column[]::new))).as("terms"),
                col(Described.GROUP).equalTo("referred").as("referred"));
        return adults.where(isInModel())
                .groupBy(Patient.PRACTICE_ID.col())
                .agg(sort_array(collect_list(person)).as(PEOPLE))
                .select(col(PEOPLE));
    }

    private Column isInModel() {
        var condition = lit(true);
        for (var variable : variables().entrySet()) {
            for (var level : variable.getValue().entrySet()) {
                if (!isEstimable(level.getValue())) {
                    condition = condition.and(
                            PersonCells.valueOf(variable.getKey(), study).notEqual(level.getKey()));
                }
            }
        }
        return condition;
    }

    private Column is(Term term) {
        return PersonCells.valueOf(term.variable(), study).equalTo(term.level());
    }

    private List<Term> terms() {
        var terms = new ArrayList<Term>();
        variables()
                .forEach((variable, tallies) -> Levels.inOrder(tallies.keySet()).stream()
                        .filter(level -> isEstimable(tallies.getOrDefault(level, Tally.NONE)))
                        .filter(level -> !level.equals(reference(tallies)))
                        .forEach(level -> terms.add(new Term(variable, level))));
        return terms;
    }

    private Map<String, Map<String, Tally>> variables() {
        var variables = new TreeMap<>(levels);
        NOT_WITHIN_PRACTICES.forEach(variables::remove);
        variables.remove(PersonCells.HOMELESSNESS);
        study.describeBy().stream()
                .filter(variable -> EthnicGroups.of(variable).isPresent())
                .skip(1)
                .forEach(variables::remove);
        return variables;
    }

    private static boolean isEstimable(Tally tally) {
        return tally.referred() > 0 && tally.referred() < tally.described();
    }

    private static String reference(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Tally> entry) ->
                                entry.getValue().described())
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
