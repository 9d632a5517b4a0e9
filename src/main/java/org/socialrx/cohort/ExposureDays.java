package org.socialrx.cohort;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.study.Exposure;

/**
 * The days on which social prescribing was offered, accepted or declined: one row per patient, day and state.
 *
 * <p>A code of the record and a row of the scheme's own layer that say the same of the same day count once.
 */
final class ExposureDays {
    static final String DAY = "exposure_day";
    static final String STATE = ExposureEpisode.STATE.name();
    static final String OFFERED = "offered";
    static final String DECLINED = "declined";
    static final String REFERRED = "referred";
    private static final String ENTRY = "entry";

    private ExposureDays() {}

    /** The exposure days of both sources. */
    static Dataset<Row> find(Dataset<Row> codedEvents, Dataset<Row> spReferrals, Exposure exposure) {
        return coded(codedEvents, exposure).unionByName(layer(spReferrals)).distinct();
    }

    /** The days of referral alone. */
    static Dataset<Row> referrals(Dataset<Row> days) {
        return days.where(col(STATE).equalTo(REFERRED)).drop(STATE);
    }

    /** First day of referral in the whole record, one row per patient ever referred. */
    static Dataset<Row> firstReferrals(Dataset<Row> days) {
        return referrals(days)
                .groupBy(CohortMember.PRACTICE_ID.col(), CohortMember.PATIENT_ID.col())
                .agg(min(col(DAY)).as(CohortMember.OWN_REFERRAL_DATE.name()));
    }

    private static Dataset<Row> coded(Dataset<Row> codedEvents, Exposure exposure) {
        var list = CodedEvent.CODELIST.col();
        var state = when(list.isin(exposure.referred().toArray()), REFERRED)
                .when(list.isin(exposure.declined().toArray()), DECLINED)
                .when(list.isin(exposure.offered().toArray()), OFFERED);
        return codedEvents
                .select(
                        CodedEvent.PRACTICE_ID.col(),
                        CodedEvent.PATIENT_ID.col(),
                        CodedEvent.EVENT_DATE.col().as(DAY),
                        state.as(STATE))
                .where(col(STATE).isNotNull());
    }

    private static Dataset<Row> layer(Dataset<Row> spReferrals) {
        var entries = Stream.of(
                        entry(SpReferral.OFFER_DATE.col(), OFFERED),
                        entry(SpReferral.REFERRAL_DATE.col(), REFERRED),
                        entry(SpReferral.DECLINE_DATE.col(), DECLINED))
                .toArray(Column[]::new);
        return spReferrals
                .select(
                        SpReferral.PRACTICE_ID.col(),
                        SpReferral.PATIENT_ID.col(),
                        explode(array(entries)).as(ENTRY))
                .select(
                        SpReferral.PRACTICE_ID.col(),
                        SpReferral.PATIENT_ID.col(),
                        col(ENTRY).getField(DAY).as(DAY),
                        col(ENTRY).getField(STATE).as(STATE))
                .where(col(DAY).isNotNull());
    }

    private static Column entry(Column day, String state) {
        return struct(day.as(DAY), lit(state).as(STATE));
    }
}
