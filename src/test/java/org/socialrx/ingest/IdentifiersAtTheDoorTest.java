package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.OptOut;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.source.DeliveryCheck;
import org.socialrx.study.AllowedColumn;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;

class IdentifiersAtTheDoorTest {
    private static final String REMEDY =
            "; deliver the file without it, or let the study allow it by source.allow-columns with a reason";

    @TempDir
    private Path folder;

    @Test
    void identifiers_in_free_text_refuse_the_file_by_name_and_column_and_never_by_value() {
        var delivery = new SmallDelivery(folder)
                .withSocialPrescribing()
                .replace("t_sp_referral_001.txt", "\tdone", "\trang 07700 900123")
                .replace("t_sp_activity_001.txt", "\tclub\t", "\tSW1A 1AA\t")
                .replace(SmallDelivery.DICTIONARY, "\tlocal\t", "\tsee jo@example.org\t");

        assertThatThrownBy(delivery::read).isInstanceOfSatisfying(Problems.class, problems -> {
            assertThat(problems.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(problems.problems().stream().map(Object::toString))
                    .containsExactly(
                            "t_medical_dictionary.txt, term: the column holds e-mail addresses in 1 rows (email-address)"
                                    + REMEDY,
                            "t_sp_activity_001.txt, provider: the column holds postcodes or addresses in 1 rows (postcode)"
                                    + REMEDY,
                            "t_sp_referral_001.txt, close_reason: the column holds telephone numbers"
                                    + " in 1 rows (telephone-number)" + REMEDY);
        });
    }

    @Test
    void a_column_of_nhs_numbers_is_refused_and_columns_are_refused_by_their_names() {
        // 9434765919 and 4010232137 end in their check digits, so all the ten-digit values of the column do.
        var numbers = new SmallDelivery(folder)
                .replace(SmallDelivery.OBSERVATION, "\t901\t", "\t9434765919\t")
                .replace(SmallDelivery.OBSERVATION, "\t902\t", "\t4010232137\t");
        assertThatThrownBy(numbers::read)
                .isInstanceOf(Problems.class)
                .hasMessage(
                        "t_observation_001.txt, obsid: the column holds NHS numbers in 2 rows (nhs-number)" + REMEDY);

        var names = new SmallDelivery(folder)
                .lines(SmallDelivery.STAFF, "staffid pracid jobcatid surname dob", "1120001 20001 4 x y");
        assertThatThrownBy(names::read)
                .isInstanceOf(Problems.class)
                .hasMessage("t_staff_001.txt, surname: the column holds names of people (person-name)" + REMEDY + "\n"
                        + "t_staff_001.txt, dob: the column holds days of birth (birth-date)" + REMEDY);
    }

    @Test
    void a_study_may_let_a_column_pass() {
        var delivery =
                new SmallDelivery(folder).replace(SmallDelivery.DICTIONARY, "\tlocal\t", "\tsee jo@example.org\t");
        var plain = SmallDelivery.LEAST_DEPRIVED_FIRST;
        var settings = new SourceSettings(
                plain.layout(),
                plain.deprivationColumn(),
                plain.deprivationOne(),
                plain.urbanRural(),
                plain.rejectLimitPercent(),
                List.of(new AllowedColumn("medical_dictionary", "term", "words of a terminology")));
        try (var ingested = delivery.read(settings)) {
            assertThat(ingested.rules()).isEmpty();
        }
    }

    @Test
    void who_opted_out_is_left_out_with_everything_and_counted() {
        var delivery = new SmallDelivery(folder).withSocialPrescribing();
        try (var ingested = read(delivery, new OptOuts(Set.of("120001")))) {
            assertThat(ingested.rows(Patient.TABLE).count()).isEqualTo(2);
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(1);
            assertThat(ingested.rows(SpContact.TABLE).count()).isZero();
            assertThat(ingested.rows(OptOut.TABLE).collectAsList().toString()).isEqualTo("[[20001,1]]");
            assertThat(SmallDelivery.rules(ingested))
                    .contains(
                            entry("t_patient_001.txt row opted-out", 1L),
                            entry("t_observation_001.txt row opted-out", 1L),
                            entry("t_sp_referral_001.txt row opted-out", 1L),
                            entry("t_sp_contact_001.txt row opted-out", 1L))
                    .allSatisfy((rule, rows) -> assertThat(rule).endsWith(" opted-out"));
            assertThat(ingested.files())
                    .allSatisfy(file -> assertThat(file.rejected()).isZero());
        }
    }

    @Test
    void a_practice_that_stopped_sending_and_one_that_is_missing_are_named() {
        var delivery = new SmallDelivery(folder);
        for (int month = 10; month < 13; month++) {
            delivery.row(
                            SmallDelivery.CONSULTATION,
                            "120001 9%d 20001 05/%d/2019 - 1120001 1 1 -".formatted(month, month))
                    .row(
                            SmallDelivery.CONSULTATION,
                            "420002 8%d 20002 05/%d/2019 - 1220002 1 1 -".formatted(month, month));
        }
        delivery.row(SmallDelivery.PATIENT, "420002 20002 - 1 1970 - - 01/03/2010 3 - 1 -");
        var text = delivery.text(SmallDelivery.CONSULTATION);
        try (var before = delivery.read()) {
            var months = before.months("run-1").localCheckpoint();
            delivery.text(SmallDelivery.CONSULTATION, text.replaceAll("420002\t8(10|11|12).*\n", ""));
            try (var now = delivery.read()) {
                assertThat(now.checks(months).collectAsList().toString())
                        .contains("20002,practice-stopped,all,2015-08-01,1,4")
                        .doesNotContain("20001");
            }
            delivery.text(SmallDelivery.CONSULTATION, text.replaceAll("[0-9]+\t[0-9]+\t20002.*\n", ""));
            try (var now = delivery.read()) {
                assertThat(now.checks(months)
                                .select(DeliveryCheck.PRACTICE_ID.col(), DeliveryCheck.CHECK_NAME.col())
                                .collectAsList()
                                .toString())
                        .isEqualTo("[[20002,practice-missing]]");
                assertThat(now.days().stream().map(FileDays::words))
                        .contains("t_consultation_001.txt: 2015-08-05 to 2019-12-05");
            }
        }
    }

    @Test
    void utf_16_is_refused_by_name_and_a_part_delivered_plain_and_compressed_is_named() {
        var wide = new SmallDelivery(folder);
        wide.bytes(SmallDelivery.STAFF, wide.text(SmallDelivery.STAFF).getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(wide::read)
                .hasMessage(
                        "t_staff_001.txt is not UTF-8 but looks like UTF-16; save it as UTF-8 and deliver it again");

        var twice = new SmallDelivery(folder);
        twice.bytes("t_observation_002.txt", twice.bytes(SmallDelivery.OBSERVATION));
        twice.compressed("t_observation_002.txt", 1);
        try (var ingested = twice.read()) {
            assertThat(ingested.notes())
                    .containsExactly("t_observation_002.txt.gz has the same content as t_observation_001.txt;"
                            + " its rows are duplicates");
        }
    }

    private static Ingested read(SmallDelivery delivery, OptOuts optOuts) {
        var session = SharedSpark.session();
        var settings = SmallDelivery.LEAST_DEPRIVED_FIRST;
        return DeliveryIngest.read(
                session,
                Delivery.open(session, delivery.folder(), settings),
                settings,
                SmallDelivery.codeLists(),
                optOuts,
                words -> {});
    }
}
