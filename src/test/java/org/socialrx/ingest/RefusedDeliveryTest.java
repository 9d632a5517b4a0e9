package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.study.AllowedColumn;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;

class RefusedDeliveryTest {
    @TempDir
    private Path folder;

    @Test
    void every_missing_file_is_named_at_once() {
        var delivery = new SmallDelivery(folder).without(SmallDelivery.STAFF).without(SmallDelivery.OBSERVATION);

        assertThat(refused(delivery::read))
                .containsExactly(
                        delivery.folder() + " has no file *_staff_<part>.txt or .txt.gz; it is required",
                        delivery.folder() + " has no file *_observation_<part>.txt or .txt.gz; it is required");
    }

    @Test
    void a_part_missing_between_others_is_named() {
        var delivery = new SmallDelivery(folder);
        delivery.bytes("t_observation_003.txt", delivery.bytes(SmallDelivery.OBSERVATION));

        assertThat(refused(delivery::read))
                .containsExactly("t_observation_002 is missing; the parts delivered go up to number 3");
    }

    @Test
    void a_folder_that_does_not_exist_is_named() {
        assertThat(refused(() -> SmallDelivery.read(folder + "/none", SmallDelivery.LEAST_DEPRIVED_FIRST)))
                .containsExactly(folder + "/none is not a folder");
    }

    @Test
    void an_empty_file_is_refused_compressed_or_not() {
        assertThat(refused(new SmallDelivery(folder).text(SmallDelivery.STAFF, "")::read))
                .containsExactly("t_staff_001.txt is empty; a header row is expected");
        assertThat(refused(new SmallDelivery(folder)
                        .text(SmallDelivery.STAFF, "")
                        .compressed(SmallDelivery.STAFF, 1)
                        .text(SmallDelivery.STAFF, "staffid\tpracid\tjobcatid\n1\t20001\t4\n")::read))
                .containsExactly("t_staff_001.txt.gz is empty; a header row is expected");
    }

    @Test
    void a_required_kind_of_file_without_a_row_is_refused() {
        assertThat(refused(new SmallDelivery(folder).text(SmallDelivery.STAFF, "staffid\tpracid\tjobcatid\n")::read))
                .containsExactly("*_staff holds no row besides the header");
    }

    @Test
    void a_wrong_header_is_refused_without_repeating_what_stands_there() {
        var delivery = new SmallDelivery(folder)
                .replace(SmallDelivery.PATIENT, "gender\tyob", "sex\tyob")
                .text(SmallDelivery.STAFF, "1120001\t20001\t4\n")
                .replace(SmallDelivery.IMD, "e2019_imd_10", "e2019_imd_5")
                .replace(SmallDelivery.CONSULTATION, "enterdate", "consdate");

        assertThat(refused(delivery::read))
                .containsExactly(
                        "t_consultation_001.txt has a wrong header: it does not name enterdate, separated by tabs",
                        "t_patient_001.txt has a wrong header: it does not name gender, separated by tabs",
                        "t_patient_imd.txt has a wrong header: it does not name e2019_imd_10, separated by tabs",
                        "t_staff_001.txt has a wrong header: it does not name staffid, pracid, jobcatid, separated by"
                                + " tabs");
    }

    @Test
    void a_file_of_areas_without_the_codes_that_the_study_explains_is_noted() {
        try (var ingested = new SmallDelivery(folder).read(SmallDelivery.withAreas())) {
            assertThat(ingested.notes())
                    .containsExactly("t_patient_imd.txt does not name e2011_urbanrural: whether an area is urban or"
                            + " rural is not recorded");
        }
    }

    @Test
    void a_column_named_twice_is_refused_and_one_more_is_noted() {
        var twice = new SmallDelivery(folder).replace(SmallDelivery.STAFF, "jobcatid", "jobcatid\tpracid");
        assertThat(refused(twice::read)).containsExactly("t_staff_001.txt names the column pracid twice");

        var more = new SmallDelivery(folder)
                .lines(SmallDelivery.STAFF, "staffid pracid jobcatid grade", "1120001 20001 4 a", "1220002 20002 11 b")
                .text("t_referral_001.txt", "");
        try (var ingested = more.read()) {
            assertThat(ingested.notes())
                    .containsExactly(
                            "t_referral_001.txt is not part of the layout and was not read",
                            "t_staff_001.txt has columns that are not part of the layout and were not read: grade");
            assertThat(ingested.rules()).isEmpty();
        }
    }

    @Test
    void a_compressed_file_that_breaks_off_or_is_no_compressed_file_is_refused() {
        var delivery = new SmallDelivery(folder)
                .compressed(SmallDelivery.OBSERVATION, 0.6)
                .without(SmallDelivery.STAFF)
                .text("t_staff_001.txt.gz", "staffid\tpracid\tjobcatid\n");

        assertThat(refused(delivery::read))
                .containsExactly(
                        "t_observation_001.txt.gz breaks off or is damaged; deliver the file again",
                        "t_staff_001.txt.gz breaks off or is damaged; deliver the file again");
    }

    @Test
    void a_file_over_the_limit_is_named_with_the_most_frequent_faults_and_no_value() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.CONSULTATION, "120001 803 20001 31/02/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 804 20001 30/02/2015 - - 1 1 -");
        try (var ingested = delivery.read()) {
            assertThat(ingested.overLimit(50)).isEmpty();
            assertThat(ingested.overLimit(49.9).stream().map(Problem::toString))
                    .containsExactly(
                            "t_consultation_001.txt has 2 of 4 rows rejected (50.00 %); the study allows 49.9 %",
                            "t_consultation_001.txt, consdate: 2 rows: the field is not a date of the form dd/mm/yyyy"
                                    + " (wrong-date-form)");
        }
    }

    @Test
    void a_column_of_dates_in_two_orders_refuses_the_file_because_dates_below_13_do_not_show_theirs() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.CONSULTATION, "120001 803 20001 08/31/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 804 20001 08/05/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 805 20001 08/30/2015 - - 1 1 -");

        assertThat(refused(delivery::read))
                .containsExactly("t_consultation_001.txt, consdate: 2 of 5 rows: the column writes day and month in"
                        + " another order, so its other dates may be wrong without showing it (untrusted-dates);"
                        + " deliver the file again, or let the study allow the column by source.allow-columns with a"
                        + " reason");
    }

    @Test
    void a_date_in_another_order_that_the_study_allows_is_a_rejected_row() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.CONSULTATION, "120001 803 20001 08/31/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 804 20001 08/30/2015 - - 1 1 -");
        var plain = SmallDelivery.LEAST_DEPRIVED_FIRST;
        var settings = new SourceSettings(
                plain.layout(),
                plain.deprivationColumn(),
                plain.deprivationOne(),
                plain.urbanRural(),
                plain.rejectLimitPercent(),
                List.of(new AllowedColumn("consultation", "consdate", "two slips, known to the supplier")));
        try (var ingested = delivery.read(settings)) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_consultation_001.txt consdate swapped-day-and-month", 2L));
        }
    }

    @Test
    void a_file_most_of_whose_codes_are_unknown_may_have_swapped_columns_and_a_gap_in_the_dictionary_is_none() {
        var delivery = new SmallDelivery(folder);
        for (int i = 0; i < 20; i++) {
            // The code stands where the problem's entry belongs, as the header would have it the other way round.
            delivery.row(
                    SmallDelivery.OBSERVATION,
                    "120001 801 20001 9%d 05/08/2015 05/08/2015 - - 77%d - - 7 - - 5001".formatted(10 + i, i));
        }
        assertThat(refused(delivery::read))
                .containsExactly("t_observation_001.txt, medcodeid: 20 of 22 rows: columns may be swapped: most of what"
                        + " the column refers to is unknown (swapped-columns); deliver the file again, or let the study"
                        + " allow the column by source.allow-columns with a reason");

        for (int i = 0; i < 20; i++) {
            delivery.row(
                    SmallDelivery.OBSERVATION,
                    "120001 801 20001 8%d 05/08/2015 05/08/2015 - - 5001 - - 7 - - -".formatted(10 + i));
        }
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_observation_001.txt medcodeid unknown-code", 20L));
        }
    }

    @Test
    void an_unchanged_folder_is_known_by_its_manifest_and_a_changed_one_is_not() {
        var delivery = new SmallDelivery(folder);
        try (var ingested = delivery.read()) {
            var manifest = ingested.manifest().collectAsList();
            assertThat(DeliveryIngest.isUnchanged(
                            SharedSpark.session(), delivery.folder(), SmallDelivery.LEAST_DEPRIVED_FIRST, manifest))
                    .isTrue();

            delivery.row(SmallDelivery.STAFF, "1420001 20001 4");

            assertThat(DeliveryIngest.isUnchanged(
                            SharedSpark.session(), delivery.folder(), SmallDelivery.LEAST_DEPRIVED_FIRST, manifest))
                    .isFalse();
            try (var changed = delivery.read()) {
                assertThat(changed.deliveryId()).isNotEqualTo(ingested.deliveryId());
            }
        }
    }

    private static List<String> refused(ThrowingCallable read) {
        var found = new java.util.ArrayList<String>();
        assertThatThrownBy(read).isInstanceOfSatisfying(Problems.class, problems -> {
            assertThat(problems.exitCode()).isEqualTo(ExitCode.DATA);
            problems.problems().forEach(problem -> found.add(problem.toString()));
        });
        return found;
    }
}
