package org.socialrx.effect;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.effect.Series.Grouping;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.study.Study;

/**
 * One row per unit of every series: the persons of a practice that share arm, weight and person-time, summed; or a set.
 *
 * <p>Given the coefficients, score and information of a Poisson model with person effects are linear in the counts of
 * persons who share the person-time, so that sums of integers lose nothing.
 */
final class PanelUnits {
    private static final String ALL = "all";
    static final String SERIES = "series";
    static final String MEMBERS = "members";
    static final String PERSON_DAYS = "unit_person_days";
    static final String EVENT_COUNTS = "unit_event_counts";
    static final String PERIOD_WEIGHTS = "unit_period_weights";
    static final String PERSON_COUNT = "person_count";

    private static final String VARIANT = "variant";
    private static final String SUBGROUPS = "subgroups";

    private static final String[] SET = {
        MatchedSet.DESIGN.name(), MatchedSet.PRACTICE_ID.name(), MatchedSet.SET_ID.name()
    };

    private final Study study;
    private final Comparisons comparisons;

    PanelUnits(Study study, Comparisons comparisons) {
        this.study = study;
        this.comparisons = comparisons;
    }

    /** Columns: series, practice, members, unit_person_days, unit_event_counts, unit_period_weights, person_count. */
    Dataset<Row> rows() {
        var all = exploded(comparisons.unmatched(), array(everyone(Grouping.PERSON)));
        var matched = exploded(
                comparisons.matched().join(subgroupLevels(), SET, "left"),
                matchedVariants(CensoringWeights.of(study, comparisons)));
        var grouping = col(VARIANT + ".grouping");
        return byPerson(all)
                .unionByName(byPerson(matched.where(grouping.equalTo(Grouping.PERSON.name()))))
                .unionByName(bySet(matched.where(grouping.equalTo(Grouping.MATCHED_SET.name()))));
    }

    /** Everyone of the primary design; within its main outcome the other endings, the other effects, the subgroups. */
    private Column matchedVariants(CensoringWeights weights) {
        var main = Grouping.ofPrimary(study);
        var isMainOutcome = isPrimaryDesign().and(isPrimaryOutcome());
        List<Column> variants = new ArrayList<>();
        variants.add(when(isPrimaryDesign(), everyone(main)));
        variants.add(when(isPrimaryDesign().equalTo(false).and(isPrimaryOutcome()), everyone(Grouping.PERSON)));
        variants.add(when(isMainOutcome, everyone(main.other())));
        variants.add(when(isMainOutcome, variant(main, Censoring.NONE, lit(Series.ALL), lit(Series.ALL))));
        variants.add(
                when(isMainOutcome, variant(main, Censoring.OWN_REFERRAL_NOT_DEATH, lit(Series.ALL), lit(Series.ALL))));
        variants.add(when(
                isMainOutcome,
                variant(main, Censoring.OWN_REFERRAL_WEIGHTED, lit(Series.ALL), lit(Series.ALL), weights.byPeriod())));
        var subgroups = Subgroups.of(study);
        for (var i = 0; i < subgroups.size(); i++) {
            var level = coalesce(col(SUBGROUPS).getItem(i), lit(Subgroups.NOT_RECORDED));
            variants.add(when(
                    isMainOutcome.and(Subgroups.isEstimated(subgroups.get(i), level)),
                    variant(main, Censoring.OWN_REFERRAL, lit(subgroups.get(i)), level)));
        }
        return array_compact(array(variants.toArray(Column[]::new)));
    }

    private static Column everyone(Grouping grouping) {
        return variant(grouping, Censoring.OWN_REFERRAL, lit(Series.ALL), lit(Series.ALL));
    }

    private Dataset<Row> subgroupLevels() {
        var levels = Subgroups.of(study).stream()
                .map(subgroup -> Subgroups.level(subgroup, study))
                .toArray(Column[]::new);
        var names = levels.length == 0 ? array().cast("array<string>") : array(levels);
        return comparisons.referredOfSets().select(setColumns(names.as(SUBGROUPS)));
    }

    private static Column[] setColumns(Column last) {
        return new Column[] {MatchedSet.DESIGN.col(), MatchedSet.PRACTICE_ID.col(), MatchedSet.SET_ID.col(), last};
    }

    private static Dataset<Row> exploded(Dataset<Row> members, Column variants) {
        return members.withColumn(VARIANT, explode(variants));
    }

    private Dataset<Row> byPerson(Dataset<Row> exploded) {
        var counts = IntStream.range(0, study.periods().count())
                .mapToObj(period -> sum(col(VARIANT + ".event_counts").getItem(period)))
                .toArray(Column[]::new);
        return exploded.groupBy(
                        series().as(SERIES),
                        MatchedSet.PRACTICE_ID.col(),
                        array(struct(MatchedSet.IS_REFERRED.col(), MatchedSet.WEIGHT.col()))
                                .as(MEMBERS),
                        col(VARIANT + ".person_days").as(PERSON_DAYS),
                        col(VARIANT + ".period_weights").as(PERIOD_WEIGHTS))
                .agg(
                        array(counts).cast("array<int>").as(EVENT_COUNTS),
                        count(lit(1)).cast("int").as(PERSON_COUNT));
    }

    /** Sets as units of their own, the referred member first. */
    private static Dataset<Row> bySet(Dataset<Row> exploded) {
        var member = struct(
                not(MatchedSet.IS_REFERRED.col()).as("is_control"),
                MatchedSet.PATIENT_ID.col(),
                MatchedSet.IS_REFERRED.col(),
                MatchedSet.WEIGHT.col(),
                col(VARIANT + ".person_days").as("days"),
                col(VARIANT + ".event_counts").as("counts"),
                col(VARIANT + ".period_weights").as("weights"));
        return exploded.groupBy(series().as(SERIES), MatchedSet.PRACTICE_ID.col(), MatchedSet.SET_ID.col())
                .agg(sort_array(collect_list(member)).as(ALL))
                .select(
                        col(SERIES),
                        MatchedSet.PRACTICE_ID.col(),
                        transform(col(ALL), PanelUnits::armAndWeight).as(MEMBERS),
                        flatten(col(ALL + ".days")).as(PERSON_DAYS),
                        flatten(col(ALL + ".weights")).as(PERIOD_WEIGHTS),
                        flatten(col(ALL + ".counts")).as(EVENT_COUNTS),
                        lit(1).as(PERSON_COUNT));
    }

    private static Column armAndWeight(Column member) {
        return struct(
                member.getField(MatchedSet.IS_REFERRED.name()).as(MatchedSet.IS_REFERRED.name()),
                member.getField(MatchedSet.WEIGHT.name()).as(MatchedSet.WEIGHT.name()));
    }

    private static Column series() {
        return struct(
                MatchedSet.DESIGN.col(),
                col(Comparisons.OUTCOME),
                col(VARIANT + ".censoring"),
                col(VARIANT + ".grouping"),
                col(VARIANT + ".subgroup"),
                col(VARIANT + ".level"));
    }

    private static Column variant(Grouping grouping, Censoring censoring, Column subgroup, Column level) {
        return variant(grouping, censoring, subgroup, level, array().cast("array<double>"));
    }

    private static Column variant(
            Grouping grouping, Censoring censoring, Column subgroup, Column level, Column periodWeights) {
        return struct(
                lit(grouping.name()).as("grouping"),
                lit(censoring.name()).as("censoring"),
                subgroup.as("subgroup"),
                level.as("level"),
                Comparisons.days(censoring).as("person_days"),
                Comparisons.counts(censoring).as("event_counts"),
                periodWeights.as("period_weights"));
    }

    private Column isPrimaryOutcome() {
        return col(Comparisons.OUTCOME).equalTo(study.estimates().primary().outcome());
    }

    private static Column isPrimaryDesign() {
        return MatchedSet.DESIGN.col().equalTo(Series.PRIMARY);
    }
}
