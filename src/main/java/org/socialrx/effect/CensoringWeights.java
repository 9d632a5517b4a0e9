package org.socialrx.effect;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Periods;
import org.socialrx.study.Study;

/**
 * Weights by the inverse chance of not having been referred oneself, for controls who leave at their own referral.
 *
 * <p>Those who stay stand for those like them who left. Alike are controls whose log odds of referral at the index date
 * have the same whole number and whose contacts in the period before are equally many (0, 1, 2 to 3, 4 or more). In
 * period t a control weighs the product over periods s from 0 to t - 1 of (1 - h) / (1 - h_g(s)), where h_g is the
 * share of those at risk in a group who are referred within the period and h that share among all controls: stabilised,
 * saturated inverse-probability-of-censoring weights (Robins, Hernan and Brumback 2000, Epidemiology 11:550-560). A
 * group without a survivor weighs nothing. The weights count as known in the standard errors.
 *
 * @param periods periods of the study
 * @param staying 1 - h_g by group
 * @param overall 1 - h
 */
record CensoringWeights(Periods periods, SortedMap<Long, Double> staying, double overall) {
    private static final String GROUP = "group";
    private static final String IS_REFERRED_NOW = "is_referred_now";

    /** Levels of contacts, from none to {@value #MANY} or more. */
    private static final int LEVELS = 4;

    private static final int MANY = 4;

    CensoringWeights {
        staying = Collections.unmodifiableSortedMap(new TreeMap<>(staying));
    }

    /** The shares of the controls of the main design, in one pass. */
    static CensoringWeights of(Study study, Comparisons comparisons) {
        var periods = study.periods();
        var atRisk = IntStream.range(0, Math.max(0, periods.last()))
                .mapToObj(period -> when(
                        isAtRisk(periods, period),
                        struct(
                                group(periods, period).as(GROUP),
                                when(isReferred(periods, period), 1L)
                                        .otherwise(0L)
                                        .as(IS_REFERRED_NOW))))
                .toArray(Column[]::new);
        var staying = new TreeMap<Long, Double>();
        if (atRisk.length == 0) {
            return new CensoringWeights(periods, staying, 1);
        }
        var groups = comparisons
                .matched()
                .where(MatchedSet.DESIGN
                        .col()
                        .equalTo(Series.PRIMARY)
                        .and(col(Comparisons.OUTCOME)
                                .equalTo(study.estimates().primary().outcome()))
                        .and(not(MatchedSet.IS_REFERRED.col())))
                .select(explode(array(atRisk)).as("at_risk"))
                .select("at_risk.*")
                .where(col(GROUP).isNotNull())
                .groupBy(col(GROUP))
                .agg(count(lit(1)), sum(col(IS_REFERRED_NOW)))
                .collectAsList();
        var all = 0L;
        var referred = 0L;
        for (var group : groups) {
            all += group.getLong(1);
            referred += group.getLong(2);
            staying.put(group.getLong(0), 1 - (double) group.getLong(2) / group.getLong(1));
        }
        return new CensoringWeights(periods, staying, all == 0 ? 1 : 1 - (double) referred / all);
    }

    /** The weight of a member of a set in each period, {@code array<double>}; 1 for the referred. */
    Column byPeriod() {
        List<Column> weights = new ArrayList<>(Collections.nCopies(periods.count(), lit(1.0)));
        if (!staying.isEmpty()) {
            for (var period = Math.max(1, periods.first() + 1); period <= periods.last(); period++) {
                var at = period - periods.first();
                weights.set(at, weights.get(at - 1).multiply(ratio(period - 1)));
            }
        }
        var ones = array(Collections.nCopies(periods.count(), lit(1.0)).toArray(Column[]::new));
        return when(MatchedSet.IS_REFERRED.col(), ones).otherwise(array(weights.toArray(Column[]::new)));
    }

    private Column ratio(int period) {
        var ratios = staying.entrySet().stream()
                .flatMap(group ->
                        Stream.of(lit(group.getKey()), lit(group.getValue() > 0 ? overall / group.getValue() : 0.0)))
                .toArray(Column[]::new);
        return coalesce(try_element_at(map(ratios), group(periods, period)), lit(1.0));
    }

    /** Observed in the period, and not referred before it. */
    private static Column isAtRisk(Periods periods, int period) {
        var isObserved =
                days(CandidateHistory.PERSON_DAYS.col(), periods, period).gt(0);
        return period == 0 ? isObserved : isObserved.and(not(isReferred(periods, period - 1)));
    }

    /** The own referral ends the days at risk before observation does. */
    private static Column isReferred(Periods periods, int period) {
        return days(CandidateHistory.CENSORED_PERSON_DAYS.col(), periods, period)
                .lt(days(CandidateHistory.PERSON_DAYS.col(), periods, period));
    }

    private static Column days(Column days, Periods periods, int period) {
        return days.getItem(period - periods.first());
    }

    private static Column group(Periods periods, int period) {
        var contacts =
                CandidateHistory.censoredEventCounts(col(Comparisons.OUTCOME)).getItem(period - 1 - periods.first());
        var level = when(contacts.lt(2), contacts).when(contacts.lt(MANY), 2).otherwise(LEVELS - 1);
        return floor(PropensityScore.LOGIT.col()).multiply(LEVELS).plus(level);
    }
}
