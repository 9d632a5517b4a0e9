package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.Problems;

class OmopIngestTest {
    @TempDir
    private Path folder;

    @Test
    void a_clean_delivery_becomes_core_rows_in_the_declared_columns() {
        try (var ingested = CsvDelivery.omop(folder).read()) {
            ingested.tables()
                    .forEach((table, rows) -> assertThat(rows.columns())
                            .as(table.fullName())
                            .isEqualTo(table.schema().fieldNames()));
            assertThat(CsvDelivery.rows(ingested, Practice.TABLE))
                    .containsExactlyInAnyOrder("[20001,8,2020-01-31]", "[20002,null,2019-05-01]");
            assertThat(CsvDelivery.rows(ingested, Staff.TABLE)).containsExactly("[20001,11,GP,gp]");
            assertThat(CsvDelivery.rows(ingested, Patient.TABLE))
                    .containsExactlyInAnyOrder(
                            "[20001,p1,male,1950,null,null,true,null,null]",
                            "[20001,p2,female,1960,null,null,true,null,null]",
                            "[20002,p3,unknown,1970,null,2019-05-01,true,null,null]");
            // The first and the third are registered to their practice's last collection, so their spells are open.
            assertThat(CsvDelivery.rows(ingested, Registration.TABLE))
                    .containsExactlyInAnyOrder(
                            "[20001,p1,2010-03-01,null]",
                            "[20001,p2,2010-03-01,2018-06-30]",
                            "[20002,p3,2010-03-01,null]");
            assertThat(CsvDelivery.rows(ingested, Contact.TABLE))
                    .containsExactly("[20001,p1,81,2015-08-05,11,gp,1809171000006114]");
            assertThat(CsvDelivery.rows(ingested, Event.TABLE))
                    .containsExactlyInAnyOrder(
                            "[20001,p1,observation-91,2015-08-05,81,871731000000106,15.0]",
                            "[20001,p1,condition_occurrence-91,2015-08-06,81,32911000,null]",
                            "[20001,p2,observation-92,2016-08-05,null,LOCAL7,null]");
            assertThat(CsvDelivery.rows(ingested, Code.TABLE))
                    .containsExactlyInAnyOrder(
                            "[871731000000106,snomed,871731000000106,null]",
                            "[871731000000106,supplier,871731000000106,null]",
                            "[32911000,snomed,32911000,null]",
                            "[32911000,supplier,32911000,null]",
                            "[LOCAL7,supplier,LOCAL7,null]");
            assertThat(ingested.rows(SpReferral.TABLE).count()).isZero();
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("visit_occurrence.csv visit_concept_id other-care", 1L));
        }
    }

    @Test
    void rows_that_break_a_rule_are_rejected_and_the_rest_adds_up() {
        var delivery = CsvDelivery.omop(folder)
                .row("person.csv", "4,8507,1950,,,,0,0,71,,20009,p4,M,0,,0,,0")
                .row("person.csv", "1,8507,1950,,,,0,0,71,,20001,p1,M,0,,0,,0")
                .row("observation_period.csv", "4,2,2019-06-30,2019-05-01,32882")
                .row("observation_period.csv", "5,9,2019-06-30,2019-05-01,32882")
                .row("observation_period.csv", "6,2,01/03/2010,2019-05-01,32882")
                .row("death.csv", "2,1950-01-01,,32815,,,")
                .row("observation.csv", "93,1,0,2020-02-01,32840,,,,,,11,81,,32911000,0,,,,,")
                .row("observation.csv", "94,3,0,2019-05-02,32840,,,,,,11,81,,32911000,0,,,,,")
                .row("observation.csv", "95,7,0,2015-05-02,32840,,,,,,11,81,,32911000,0,,,,,")
                .row("observation.csv", "91,1,0,2015-08-05,32840,15,,,,,11,81,,871731000000106,0,,,,,")
                .row("observation.csv", "96,1,0,2015-08-05,32840,15,\"not closed,,,,11,81,,32911000,0,,,,,")
                .row("observation.csv", "9.6E+15,1,0,2015-08-05,32840,15,,,,,11,81,,32911000,0,,,,,");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("visit_occurrence.csv visit_concept_id other-care", 1L),
                            entry("person.csv care_site_id unknown-practice", 1L),
                            entry("person.csv row duplicate-row", 1L),
                            entry("observation_period.csv observation_period_end_date ends-before-start", 1L),
                            entry("observation_period.csv person_id unknown-patient", 1L),
                            entry("observation_period.csv observation_period_start_date not-an-iso-date", 1L),
                            entry("death.csv death_date before-birth", 1L),
                            entry("observation.csv observation_date after-last-collection", 1L),
                            entry("observation.csv observation_date after-death", 1L),
                            entry("observation.csv person_id unknown-patient", 1L),
                            entry("observation.csv row duplicate-row", 1L),
                            entry("observation.csv row unclosed-quote", 1L),
                            entry("observation.csv observation_id not-an-identifier", 1L));
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(3);
        }
    }

    @Test
    void when_no_practice_can_be_read_the_practices_are_named_and_what_follows_from_it_is_counted() throws IOException {
        var delivery = CsvDelivery.omop(folder);
        var sites = folder.resolve("care_site.csv");
        Files.write(
                sites,
                Files.readString(sites).replace("Practice", "M\u00fcller").getBytes(StandardCharsets.ISO_8859_1));

        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .contains(
                            entry("care_site.csv row not-utf8", 2L),
                            entry("person.csv care_site_id unknown-practice", 3L),
                            entry("observation_period.csv person_id unknown-patient", 3L));
            assertThat(ingested.files())
                    .allSatisfy(file ->
                            assertThat(file.read()).isEqualTo(file.accepted() + file.rejected() + file.duplicate()));
            assertThat(ingested.overLimit(0.5))
                    .anyMatch(problem -> problem.toString().startsWith("care_site.csv, row: 2 rows"));
        }
    }

    @Test
    void a_delivery_without_a_spell_is_refused_though_its_study_allows_every_rejected_row() {
        var delivery = CsvDelivery.omop(folder)
                .lines(
                        "observation_period.csv",
                        "observation_period_id,person_id,observation_period_start_date,"
                                + "observation_period_end_date,period_type_concept_id",
                        "1,1,01/03/2010,2020-01-31,32882");

        assertThatThrownBy(delivery::readWhateverIsRejected)
                .isInstanceOf(Problems.class)
                .hasMessage("observation_period holds no accepted row");
    }

    @Test
    void two_persons_of_one_pseudonym_are_refused() {
        var delivery = CsvDelivery.omop(folder).row("person.csv", "4,8507,1950,,,,0,0,71,,20001,p1,M,0,,0,,0");

        assertThatThrownBy(delivery::read)
                .isInstanceOf(Problems.class)
                .hasMessage("person, person_source_value: 1 values stand for more than one person of a practice");
    }
}
