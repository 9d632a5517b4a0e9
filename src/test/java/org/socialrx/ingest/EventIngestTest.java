package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;

class EventIngestTest {
    @TempDir
    private Path folder;

    @Test
    void events_of_any_terminology_and_their_companions_become_core_rows() {
        try (var ingested = CsvDelivery.events(folder).read()) {
            assertThat(CsvDelivery.rows(ingested, Practice.TABLE)).containsExactly("[A1,8,2020-01-31]");
            assertThat(CsvDelivery.rows(ingested, Patient.TABLE))
                    .containsExactlyInAnyOrder(
                            "[A1,p1,male,1950,null,null,true,10,null]",
                            "[A1,p2,female,1960,null,2019-05-01,true,null,null]");
            assertThat(CsvDelivery.rows(ingested, Registration.TABLE))
                    .containsExactlyInAnyOrder("[A1,p1,2010-03-01,null]", "[A1,p2,2010-03-01,2019-05-01]");
            assertThat(CsvDelivery.rows(ingested, Contact.TABLE))
                    .containsExactly("[A1,p1,c1,2015-08-05,s1,nurse,face]");
            assertThat(ingested.rows(Event.TABLE)
                            .select(
                                    Event.PATIENT_ID.col(),
                                    Event.EVENT_DATE.col(),
                                    Event.CODE_KEY.col(),
                                    Event.VALUE.col())
                            .collectAsList()
                            .toString())
                    .contains("[p1,2015-08-05,read2:8T09.,null]")
                    .contains("[p1,2015-08-06,ctv3:XaaEC,1.5]")
                    .contains("[p2,2015-08-06,snomed:871731000000106,null]");
            assertThat(CsvDelivery.rows(ingested, Code.TABLE))
                    .containsExactlyInAnyOrder(
                            "[read2:8T09.,read2,8T09.,Referral, social]",
                            "[ctv3:XaaEC,ctv3,XaaEC,Referral]",
                            "[snomed:871731000000106,snomed,871731000000106,null]");
            assertThat(ingested.rules()).isEmpty();
        }
    }

    @Test
    void urban_and_rural_are_read_by_the_codes_that_the_study_names() {
        var delivery = CsvDelivery.events(folder);
        try (var ingested = delivery.readWithAreas()) {
            assertThat(ingested.notes())
                    .containsExactly(
                            "patient.csv does not name urban_rural: whether an area is urban or rural is not recorded");
        }

        delivery.lines(
                "patient.csv",
                "patient_id,practice_id,sex,birth_year,registration_start,registration_end,urban_rural",
                "p1,A1,M,1950,2010-03-01,,town",
                "p2,A1,F,1960,2010-03-01,,country",
                "p3,A1,F,1960,2010-03-01,,sea",
                "p4,A1,F,1960,2010-03-01,,");
        try (var ingested = delivery.readWithAreas()) {
            assertThat(CsvDelivery.rows(ingested, Patient.TABLE).stream()
                            .map(row -> row.replaceAll(".*(p\\d).*,", "$1 ").replace("]", "")))
                    .containsExactlyInAnyOrder("p1 urban", "p2 rural", "p3 null", "p4 null");
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("patient.csv urban_rural neither-urban-nor-rural", 1L));
        }
    }

    @Test
    void the_same_event_again_is_a_duplicate_and_what_has_no_terminology_is_rejected() {
        var delivery = CsvDelivery.events(folder)
                .row("event.csv", "p2,A1,2015-08-06,871731000000106,SNOMED,,,,")
                .row("event.csv", "p2,A1,2015-08-06,871731000000106,SNOMED,,2,,")
                .row("event.csv", "p2,A1,2015-08-06,871731000000106,ICD10,,,,")
                .row("event.csv", "1.2E+15,A1,2015-08-06,871731000000106,SNOMED,,,,")
                .row("event.csv", "p2,A1,06/08/2015,871731000000106,SNOMED,,,,");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("event.csv row duplicate-row", 1L),
                            entry("event.csv code_system unknown-category", 1L),
                            entry("event.csv patient_id not-an-identifier", 1L),
                            entry("event.csv event_date not-an-iso-date", 1L));
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(4);
        }
    }
}
