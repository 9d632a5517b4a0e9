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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.schema.core.Patient;
import org.socialrx.stats.EstimationException;
import org.socialrx.study.EthnicGroups;
import org.socialrx.study.Study;

/**
 * The columns of a logistic model on characteristics: one for each level but the reference.
 *
 * <p>The reference of a characteristic is its level with most people, of equally many the first by name. A level in
 * which nobody or everybody has the outcome has no odds ratio: its people are left out. Of several ways to tell
 * ethnicity the model has the first that the study names.
 *
 * @param study the study
 * @param variables people by characteristic and level
 * @param events people with the outcome
 * @param people people who could have it
 */
record GroupTerms(
        Study study,
        Map<String, Map<String, Tally>> variables,
        ToLongFunction<Tally> events,
        ToLongFunction<Tally> people) {
    private static final String PEOPLE = "people";

    GroupTerms {
        var wanted = new TreeMap<>(variables);
        study.describeBy().stream()
                .filter(variable -> EthnicGroups.of(variable).isPresent())
                .skip(1)
                .forEach(wanted::remove);
        variables = wanted;
    }

    /** One column of the model. */
    record Term(String variable, String level) {
        String name() {
            return variable + "=" + level;
        }
    }

    /** The columns in one order. */
    List<Term> terms() {
        var terms = new ArrayList<Term>();
        variables.forEach((variable, tallies) -> Levels.inOrder(tallies.keySet()).stream()
                .filter(level -> isEstimable(tallies.getOrDefault(level, Tally.NONE)))
                .filter(level -> !level.equals(reference(tallies)))
                .forEach(level -> terms.add(new Term(variable, level))));
        return terms;
    }

    /**
     * What a fit gives; nothing without columns or where the model has no maximum.
     *
     * @param adults people described
     * @param outcome whether it happened to a person
     * @param model takes practices, one row each: its people in the model, in one order, as the numbers of the terms
     *     that apply and the outcome
     */
    <V> Map<String, V> fit(Dataset<Row> adults, Column outcome, Function<JavaRDD<Row>, Map<String, V>> model) {
        if (terms().isEmpty()) {
            return Map.of();
        }
        var person = struct(applying().as("terms"), outcome.as("outcome"));
        var practices = adults.where(isInModel())
                .groupBy(Patient.PRACTICE_ID.col())
                .agg(sort_array(collect_list(person)).as(PEOPLE))
                .select(col(PEOPLE))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return model.apply(practices.javaRDD());
        } catch (EstimationException none) {
            return Map.of();
        } finally {
            practices.unpersist();
        }
    }

    /** A ratio to two decimals: an exact one of few counts would name them. */
    static double ratio(double logarithm) {
        return Math.round(100 * Math.exp(logarithm)) / 100.0;
    }

    /** Whether a person has no level that is left out. */
    private Column isInModel() {
        var condition = lit(true);
        for (var variable : variables.entrySet()) {
            for (var level : variable.getValue().entrySet()) {
                if (!isEstimable(level.getValue())) {
                    condition = condition.and(
                            PersonCells.valueOf(variable.getKey(), study).notEqual(level.getKey()));
                }
            }
        }
        return condition;
    }

    /** The numbers of the columns that apply to a person, from 0. */
    private Column applying() {
        var applies = new ArrayList<Column>();
        for (var term : terms()) {
            var is = PersonCells.valueOf(term.variable(), study).equalTo(term.level());
            applies.add(when(is, lit(applies.size())));
        }
        return array_compact(array(applies.toArray(Column[]::new)));
    }

    /** The level that the others are compared with; empty when there is nobody. */
    String reference(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Tally> entry) -> people.applyAsLong(entry.getValue()))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean isEstimable(Tally tally) {
        long happened = events.applyAsLong(tally);
        return happened > 0 && happened < people.applyAsLong(tally);
    }
}
