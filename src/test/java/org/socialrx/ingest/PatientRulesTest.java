package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Registration;

class PatientRulesTest {
    @TempDir
    private Path folder;

    @Test
    void what_cannot_have_happened_is_rejected() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, observation("120001", "20001", "31/12/1949"))
                .row(SmallDelivery.OBSERVATION, observation("120001", "20001", "01/02/2020"))
                .row(SmallDelivery.OBSERVATION, observation("320002", "20002", "02/05/2019"))
                .row(SmallDelivery.CONSULTATION, "320002 803 20002 02/05/2019 - - 1 1 -");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt obsdate before-birth", 1L),
                            entry("t_observation_001.txt obsdate after-last-collection", 1L),
                            entry("t_observation_001.txt obsdate after-death", 1L),
                            entry("t_consultation_001.txt consdate after-death", 1L));
        }
    }

    @Test
    void the_days_of_birth_death_and_last_collection_themselves_are_accepted() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, observation("120001", "20001", "01/01/1950"))
                .row(
                        SmallDelivery.OBSERVATION,
                        observation("120001", "20001", "31/01/2020").replace(" 91", " 92"))
                .row(SmallDelivery.OBSERVATION, observation("320002", "20002", "01/05/2019"));
        try (var ingested = delivery.read()) {
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(5);
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(entry("t_observation_001.txt obsdate before-registration", 1L));
        }
    }

    @Test
    void what_lies_outside_of_the_registration_is_kept_and_counted() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.OBSERVATION, observation("120001", "20001", "28/02/2010"))
                .row(SmallDelivery.OBSERVATION, observation("220001", "20001", "01/07/2018"))
                .row(SmallDelivery.CONSULTATION, "220001 803 20001 01/07/2018 - - 1 1 -");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_observation_001.txt obsdate before-registration", 1L),
                            entry("t_observation_001.txt obsdate after-leaving", 1L),
                            entry("t_consultation_001.txt consdate after-leaving", 1L));
            assertThat(ingested.rows(Event.TABLE).count()).isEqualTo(4);
            assertThat(ingested.rows(Contact.TABLE).count()).isEqualTo(3);
            assertThat(ingested.overLimit(0)).isEmpty();
        }
    }

    @Test
    void impossible_registrations_are_rejected_and_a_sentinel_end_is_an_open_one() {
        var delivery = new SmallDelivery(folder)
                .row(SmallDelivery.PATIENT, "420001 20001 - 1 1950 - - 01/03/2010 3 28/02/2010 1 -")
                .row(SmallDelivery.PATIENT, "520001 20001 - 1 1950 - - 01/03/2020 3 - 1 -")
                .row(SmallDelivery.PATIENT, "620001 20001 - 1 1950 - 31/12/1940 01/03/2010 3 - 1 -")
                .row(SmallDelivery.PATIENT, "720001 20001 - 1 1950 - 31/12/1990 01/03/2010 3 31/12/9999 1 -");
        try (var ingested = delivery.read()) {
            assertThat(SmallDelivery.rules(ingested))
                    .containsOnly(
                            entry("t_patient_001.txt regenddate ends-before-start", 1L),
                            entry("t_patient_001.txt regstartdate after-last-collection", 1L),
                            entry("t_patient_001.txt emis_ddate before-birth", 1L),
                            entry("t_patient_001.txt regenddate sentinel-date-as-null", 1L),
                            entry("t_patient_001.txt regstartdate died-before-registration", 1L));
            var registrations = ingested.rows(Registration.TABLE);
            assertThat(registrations.count()).isEqualTo(4);
            var rules = Registration.TABLE.rules().values();
            assertThat(rules).isNotEmpty();
            assertThat(rules)
                    .allSatisfy(rule -> assertThat(registrations
                                    .where(functions.not(functions.expr(rule)))
                                    .count())
                            .isZero());
        }
    }

    private static String observation(String patient, String practice, String day) {
        return "%s - %s 91%s %s - - - 5001 - - 7 - - -".formatted(patient, practice, patient, day);
    }
}
