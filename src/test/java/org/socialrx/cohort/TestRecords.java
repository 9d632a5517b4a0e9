package org.socialrx.cohort;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.Rows;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.study.CodedEvent;

/** The records of one small practice, drawn by hand. */
final class TestRecords {
    private final Rows practices = Rows.of(Practice.TABLE)
            .row(Practice.PRACTICE_ID, "1", Practice.REGION, "7", Practice.LAST_COLLECTION_DATE, "2020-06-30");
    private final Rows patients = Rows.of(Patient.TABLE)
            .always(Patient.PRACTICE_ID, "1")
            .always(Patient.SEX, "female")
            .always(Patient.BIRTH_YEAR, 1960)
            .always(Patient.IMD_DECILE, 3)
            .always(Patient.IS_ACCEPTABLE, true);
    private final Rows registrations = Rows.of(Registration.TABLE).always(Registration.PRACTICE_ID, "1");
    private final Rows events =
            Rows.of(CodedEvent.TABLE).always(CodedEvent.PRACTICE_ID, "1").always(CodedEvent.EVIDENCE, "service");
    private final Rows layer = Rows.of(SpReferral.TABLE).always(SpReferral.PRACTICE_ID, "1");
    private int eventCount;

    /** A woman born in 1960, registered since 2010, with some values of her own. */
    TestRecords patient(String id, @Nullable Object... values) {
        return unregistered(id, values).registered(id, "2010-01-01", null);
    }

    TestRecords unregistered(String id, @Nullable Object... values) {
        var all = new @Nullable Object[values.length + 2];
        all[0] = Patient.PATIENT_ID;
        all[1] = id;
        System.arraycopy(values, 0, all, 2, values.length);
        patients.row(all);
        return this;
    }

    TestRecords registered(String id, String from, @Nullable String to) {
        registrations.row(Registration.PATIENT_ID, id, Registration.START_DATE, from, Registration.END_DATE, to);
        return this;
    }

    TestRecords coded(String id, String list, String day) {
        events.row(
                CodedEvent.PATIENT_ID,
                id,
                CodedEvent.CODELIST,
                list,
                CodedEvent.EVENT_DATE,
                day,
                CodedEvent.EVENT_ID,
                "e" + eventCount++);
        return this;
    }

    TestRecords layer(String id, @Nullable String offered, @Nullable String referred, @Nullable String declined) {
        layer.row(
                SpReferral.PATIENT_ID,
                id,
                SpReferral.SP_REFERRAL_ID,
                "s" + eventCount++,
                SpReferral.OFFER_DATE,
                offered,
                SpReferral.REFERRAL_DATE,
                referred,
                SpReferral.DECLINE_DATE,
                declined);
        return this;
    }

    CohortInputs inputs() {
        return new CohortInputs(
                practices.dataset(), patients.dataset(), registrations.dataset(), events.dataset(), layer.dataset());
    }

    CohortInputs inputs(int partitions) {
        var in = inputs();
        return new CohortInputs(
                in.practices(),
                spread(in.patients(), partitions),
                spread(in.registrations(), partitions),
                spread(in.codedEvents(), partitions),
                in.spReferrals());
    }

    private static Dataset<Row> spread(Dataset<Row> rows, int partitions) {
        return rows.repartition(partitions);
    }
}
