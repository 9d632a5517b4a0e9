package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.source.Reject;
import org.socialrx.table.Table;

class RejectedRowsTest {
    private static final String GOOD = "120001 801 20001 903 06/08/2015 06/08/2015 - - 5001 - - 7 - - -";

    @TempDir
    private Path folder;

    @Test
    void a_row_that_breaks_a_rule_of_its_field_is_rejected_under_the_name_of_the_rule() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, GOOD.replace("06/08/2015 06", "08/31/2015 06"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("06/08/2015 06", "2015-08-06 06"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("06/08/2015 06", "31/02/2015 06"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("06/08/2015 06", "31/12/9999 06"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("06/08/2015 06", "- 06"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001 -", "5001 many"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001 -", "5001 NaN"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("903", "9.03E+2"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001", "NA"))
                .row(SmallDelivery.PATIENT, "420001 20001 - 1 1850 - - 01/03/2010 3 - 1 -")
                .row(SmallDelivery.PATIENT, "520001 20001 - M 1950 - - 01/03/2010 3 - 1 -")
                .row(SmallDelivery.PATIENT, "620001 20001 - 1 1950 - - 01/03/2010 3 - 2 -")
                .row(SmallDelivery.IMD, "320002 20002 11");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt obsdate wrong-date-form", 2L),
                            entry("t_observation_001.txt obsdate swapped-day-and-month", 1L),
                            entry("t_observation_001.txt obsdate sentinel-date", 1L),
                            entry("t_observation_001.txt obsdate missing-required", 1L),
                            entry("t_observation_001.txt value not-a-number", 2L),
                            entry("t_observation_001.txt obsid not-an-identifier", 1L),
                            entry("t_observation_001.txt medcodeid missing-required", 1L),
                            entry("t_patient_001.txt yob out-of-range", 1L),
                            entry("t_patient_001.txt gender not-a-number", 1L),
                            entry("t_patient_001.txt acceptable unknown-category", 1L),
                            entry("t_patient_imd.txt e2019_imd_10 out-of-range", 1L));
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(2);
            assertThat(ingested.rejects().schema()).isEqualTo(Reject.TABLE.schema());
            assertThat(ingested.rejects().count()).isEqualTo(13);
        }
    }

    @Test
    void a_reject_says_at_which_byte_of_the_text_the_row_starts_compressed_or_not() {
        var delivery = new SmallDelivery(folder);
        long start = delivery.bytes(SmallDelivery.OBSERVATION).length;
        delivery.row(SmallDelivery.OBSERVATION, GOOD.replace("903", "x"));
        delivery.compressed(SmallDelivery.OBSERVATION, 1);
        try (var ingested = delivery.read()) {
            assertThat(rejects(ingested))
                    .containsExactly("t_observation_001.txt.gz %d obsid not-an-identifier".formatted(start));
        }
    }

    @Test
    void rows_that_cannot_be_read_as_rows_are_rejected_as_a_whole() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, GOOD + " more")
                .row(SmallDelivery.OBSERVATION, "120001 801 20001 904")
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001 -", "5001 \r"));
        var text = delivery.text(SmallDelivery.OBSERVATION) + "120001\t801\t\u00ff\n";
        delivery.bytes(SmallDelivery.OBSERVATION, text.getBytes(StandardCharsets.ISO_8859_1));
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt row wrong-field-count", 2L),
                            entry("t_observation_001.txt row stray-carriage-return", 1L),
                            entry("t_observation_001.txt row not-utf8", 1L));
        }
    }

    @Test
    void a_line_that_breaks_off_at_the_end_of_a_file_is_rejected() {
        var delivery = new SmallDelivery(folder);
        var text = delivery.text(SmallDelivery.CONSULTATION);
        delivery.text(SmallDelivery.CONSULTATION, text.substring(0, text.length() - 25));
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_consultation_001.txt row wrong-field-count", 1L));
        }
    }

    @Test
    void blank_lines_windows_line_ends_and_a_byte_order_mark_do_no_harm_and_are_counted() {
        var delivery = new SmallDelivery(folder);
        var text = "\uFEFF" + delivery.text(SmallDelivery.OBSERVATION) + "\n\n";
        delivery.text(SmallDelivery.OBSERVATION, text.replace("\n", "\r\n"));
        try (var ingested = delivery.read()) {
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(2);
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt row blank-line", 2L),
                            entry("t_observation_001.txt row windows-line-end", 5L));
            assertThat(ingested.notes())
                    .containsExactly("t_observation_001.txt begins with a byte-order mark, which was skipped");
        }
    }

    @Test
    void text_beyond_ascii_is_accepted_and_header_columns_may_stand_in_any_order() {
        var delivery = new SmallDelivery(folder)
                .lines(
                        SmallDelivery.PRACTICE,
                        "region pracid uts lcd",
                        "caf\u00e9 20001 - 31/01/2020",
                        "7 20002 - 31/01/2020");
        try (var ingested = delivery.read()) {
            assertThat(ingested.rules()).isEmpty();
            assertThat(ingested.rows(org.socialrx.schema.core.Practice.TABLE)
                            .first()
                            .getString(1))
                    .isEqualTo("caf\u00e9");
        }
    }

    @Test
    void of_rows_with_one_key_the_first_counts_the_same_again_is_a_duplicate_and_another_content_conflicts() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, GOOD)
                .row(SmallDelivery.OBSERVATION, GOOD)
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001", "5002"))
                .row(SmallDelivery.PATIENT, "120001 20001 - 1 1950 0 - 01/03/2010 3 - 1 -")
                .row(SmallDelivery.PATIENT, "120001 20001 - 2 1950 0 - 01/03/2010 3 - 1 -")
                .row(SmallDelivery.IMD, "120001 20001 1")
                .row(SmallDelivery.IMD, "120001 20001 2")
                .row(SmallDelivery.STAFF, "1120001 20001 4");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt row duplicate-row", 1L),
                            entry("t_observation_001.txt row conflicting-key", 1L),
                            entry("t_patient_001.txt row duplicate-row", 1L),
                            entry("t_patient_001.txt row conflicting-key", 1L),
                            entry("t_patient_imd.txt row duplicate-row", 1L),
                            entry("t_patient_imd.txt row conflicting-key", 1L),
                            entry("t_staff_001.txt row duplicate-row", 1L));
            var patient =
                    ingested.rows(Patient.TABLE).where(Patient.PATIENT_ID.col().equalTo("120001"));
            assertThat(patient.first().<String>getAs("sex")).isEqualTo("male");
            assertThat(patient.first().<Integer>getAs("imd_decile")).isEqualTo(10);
        }
    }

    @Test
    void a_part_delivered_twice_is_named_and_its_rows_are_duplicates() {
        var delivery = new SmallDelivery(folder);
        delivery.bytes("t_observation_002.txt", delivery.bytes(SmallDelivery.OBSERVATION));
        try (var ingested = delivery.read()) {
            assertThat(ingested.notes())
                    .containsExactly("t_observation_002.txt has the same content as t_observation_001.txt;"
                            + " its rows are duplicates");
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_observation_002.txt row duplicate-row", 2L));
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(2);
        }
    }

    @Test
    void rows_of_unknown_practices_patients_and_referrals_are_rejected_and_unknown_staff_is_no_staff() {
        var delivery = new SmallDelivery(folder)
                .withSocialPrescribing()
                .row(SmallDelivery.OBSERVATION, GOOD.replace("20001 903", "20009 903"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("20001 903", "20002 903"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("5001", "5009"))
                .row(SmallDelivery.OBSERVATION, GOOD.replace("903", "904").replace("2015 - -", "2015 1999 -"))
                .row(SmallDelivery.STAFF, "1320009 20009 4")
                .row(SmallDelivery.CONSULTATION, "120001 803 20001 05/08/2015 - 1999 1 1 -")
                .row("t_sp_contact_001.txt", "R72 1 20/08/2015 phone link 45 1");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt pracid unknown-practice", 1L),
                            entry("t_observation_001.txt patid unknown-patient", 1L),
                            entry("t_observation_001.txt medcodeid unknown-code", 1L),
                            entry("t_observation_001.txt staffid unknown-staff", 1L),
                            entry("t_staff_001.txt pracid unknown-practice", 1L),
                            entry("t_consultation_001.txt staffid unknown-staff", 1L),
                            entry("t_sp_contact_001.txt spref_id unknown-referral", 1L));
            assertThat(rows(ingested, Contact.TABLE)).contains("[20001,120001,803,2015-08-05,null,unlisted,null]");
            assertThat(ingested.rows(SpContact.TABLE).count()).isEqualTo(1);
        }
    }

    @Test
    void rows_of_a_rejected_patient_are_rejected_with_it() {
        var delivery = new SmallDelivery(folder).replace(SmallDelivery.PATIENT, "\t1950\t", "\t2050\t");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_patient_001.txt regstartdate before-birth", 1L),
                            entry("t_patient_imd.txt patid unknown-patient", 1L),
                            entry("t_consultation_001.txt patid unknown-patient", 1L),
                            entry("t_observation_001.txt patid unknown-patient", 1L));
        }
    }

    @Test
    void a_referral_of_two_patients_is_kept_for_both_and_its_details_for_neither() {
        var delivery = new SmallDelivery(folder)
                .withSocialPrescribing()
                .row("t_sp_referral_001.txt", "R71 220001 20001 - 05/08/2016 - - - - - - - - -");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_sp_contact_001.txt spref_id ambiguous-referral", 1L),
                            entry("t_sp_need_001.txt spref_id ambiguous-referral", 1L),
                            entry("t_sp_activity_001.txt spref_id ambiguous-referral", 1L),
                            entry("t_sp_measure_001.txt spref_id ambiguous-referral", 1L));
        }
    }

    private static List<String> rejects(Ingested ingested) {
        return ingested.rejects().collectAsList().stream()
                .map(row ->
                        "%s %d %s %s".formatted(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
                .toList();
    }

    private static List<String> rows(Ingested ingested, Table table) {
        return ingested.rows(table).collectAsList().stream().map(Row::toString).toList();
    }
}
