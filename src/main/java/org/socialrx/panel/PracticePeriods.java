package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;

import java.sql.Date;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.study.DateWindow;
import org.socialrx.study.Outcome;

/**
 * Counts what all registered patients of a practice used, calendar period by calendar period, and when the practice
 * began to refer.
 *
 * @param dataWindow days whose records are used
 * @param lengthDays days of a period
 * @param outcomes ways to count of the study
 */
public record PracticePeriods(DateWindow dataWindow, int lengthDays, List<Outcome> outcomes) {
    private static final String[] PATIENT = {ObservedSpell.PRACTICE_ID.name(), ObservedSpell.PATIENT_ID.name()};
    private static final String[] CELL = {PracticePeriod.PRACTICE_ID.name(), PracticePeriod.CALENDAR_PERIOD.name()};
    private static final String FIRST_DAY = "first_day";

    public PracticePeriods {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Counts.
     *
     * @param spells {@code study.observed_spell}
     * @param days what {@link CountedDays#of} returns
     * @param episodes {@code study.exposure_episode}
     * @return rows of {@code study.practice_period}, also for outcomes without a contact
     */
    public Dataset<Row> cells(Dataset<Row> spells, Dataset<Row> days, Dataset<Row> episodes) {
        var names = outcomes.stream().map(outcome -> lit(outcome.name())).toArray(Column[]::new);
        var firstReferrals = firstReferrals(episodes);
        return registered(spells)
                .withColumn(PracticePeriod.OUTCOME.name(), explode(array(names)))
                .join(contacts(spells, days), new String[] {CELL[0], CELL[1], PracticePeriod.OUTCOME.name()}, "left")
                .join(referrals(firstReferrals), CELL, "left")
                .join(cohorts(firstReferrals), new String[] {CELL[0]}, "left")
                .withColumn(PracticePeriod.EVENT_COUNT.name(), orNone(PracticePeriod.EVENT_COUNT.col()))
                .withColumn(
                        PracticePeriod.FIRST_REFERRAL_COUNT.name(), orNone(PracticePeriod.FIRST_REFERRAL_COUNT.col()))
                .select(PracticePeriod.TABLE.columns());
    }

    /** Whole periods of the data window. */
    private int periods() {
        return (int) ((ChronoUnit.DAYS.between(dataWindow.from(), dataWindow.to()) + 1) / lengthDays);
    }

    private Dataset<Row> registered(Dataset<Row> spells) {
        var period = PracticePeriod.CALENDAR_PERIOD.col();
        var from = period(ObservedSpell.OBSERVED_FROM.col());
        var to = least(lit(periods()), period(ObservedSpell.OBSERVED_TO.col()));
        var firstDay = date_add(start(), period.minus(1).multiply(lengthDays));
        var lastDay = date_add(start(), period.multiply(lengthDays).minus(1));
        var observed = date_diff(
                        least(lastDay, ObservedSpell.OBSERVED_TO.col()),
                        greatest(firstDay, ObservedSpell.OBSERVED_FROM.col()))
                .plus(1);
        return spells.where(from.leq(to))
                .withColumn(PracticePeriod.CALENDAR_PERIOD.name(), explode(sequence(from, to)))
                .groupBy(PracticePeriod.PRACTICE_ID.col(), period)
                .agg(
                        count(lit(1)).as(PracticePeriod.SPELL_COUNT.name()),
                        sum(observed).as(PracticePeriod.PERSON_DAYS.name()));
    }

    private Dataset<Row> contacts(Dataset<Row> spells, Dataset<Row> days) {
        var day = Contact.CONTACT_DATE.col();
        var observed = days.join(spells, PATIENT)
                .where(day.between(ObservedSpell.OBSERVED_FROM.col(), ObservedSpell.OBSERVED_TO.col()));
        return new OutcomeBits(outcomes)
                .exploded(observed, PracticePeriod.OUTCOME.name())
                .groupBy(
                        PracticePeriod.PRACTICE_ID.col(),
                        period(day).as(PracticePeriod.CALENDAR_PERIOD.name()),
                        PracticePeriod.OUTCOME.col())
                .agg(count(lit(1)).as(PracticePeriod.EVENT_COUNT.name()));
    }

    /** The first day of referral of every patient ever referred. */
    private static Dataset<Row> firstReferrals(Dataset<Row> episodes) {
        return episodes.where(ExposureEpisode.REFERRED_DATE.col().isNotNull())
                .groupBy(ExposureEpisode.PRACTICE_ID.col(), ExposureEpisode.PATIENT_ID.col())
                .agg(min(ExposureEpisode.REFERRED_DATE.col()).as(FIRST_DAY));
    }

    private Dataset<Row> referrals(Dataset<Row> firstReferrals) {
        return firstReferrals
                .groupBy(
                        PracticePeriod.PRACTICE_ID.col(),
                        period(col(FIRST_DAY)).as(PracticePeriod.CALENDAR_PERIOD.name()))
                .agg(count(lit(1)).as(PracticePeriod.FIRST_REFERRAL_COUNT.name()));
    }

    /** A practice that referred before the data window counts as one that referred from its first period on. */
    private Dataset<Row> cohorts(Dataset<Row> firstReferrals) {
        return firstReferrals
                .groupBy(PracticePeriod.PRACTICE_ID.col())
                .agg(greatest(lit(1), min(period(col(FIRST_DAY)))).as(PracticePeriod.COHORT_PERIOD.name()));
    }

    private Column period(Column day) {
        return floor(date_diff(day, start()).divide(lit((double) lengthDays)))
                .plus(1)
                .cast(DataTypes.IntegerType);
    }

    private Column start() {
        return lit(Date.valueOf(dataWindow.from()));
    }

    private static Column orNone(Column count) {
        return coalesce(count, lit(0L));
    }
}
