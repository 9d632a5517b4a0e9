package org.socialrx.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.codelist.CodeListReader;
import org.socialrx.codelist.CodedEvents;
import org.socialrx.ingest.DeliveryIngest;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.study.StudyReader;

/** The cohort of the delivery of Synthea, whose page of counts is the oracle. */
class SyntheaCohortTest {
    private static final Path DELIVERED = Path.of("../shared/data/synthea/aurum");

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void the_referred_and_declined_are_those_of_its_page_and_attrition_adds_up() throws IOException {
        assertThat(DELIVERED)
                .as("the development delivery beside the repository")
                .isDirectory();
        var study = StudyReader.read("synthea.yaml", Files.readString(Path.of("conf/studies/synthea.yaml")));
        var lists = CodeListReader.read(
                new org.apache.hadoop.fs.Path(
                        Path.of("conf/codelists").toAbsolutePath().toUri()),
                new Configuration());
        var session = SharedSpark.session();
        var folder = DELIVERED.toAbsolutePath().normalize().toUri().toString();
        try (var ingested = DeliveryIngest.read(session, folder, study.source(), lists, words -> {})) {
            var coded = CodedEvents.find(
                            ingested.rows(Event.TABLE),
                            ingested.rows(Code.TABLE),
                            lists,
                            List.of("social-prescribing-referred", "social-prescribing-declined"))
                    .cache();
            var in = new CohortInputs(
                    ingested.rows(Practice.TABLE),
                    ingested.rows(Patient.TABLE),
                    ingested.rows(Registration.TABLE),
                    coded,
                    ingested.rows(SpReferral.TABLE));
            var cohort = Cohort.derive(in, study);
            assertThat(episodes(cohort, "referred_date"))
                    .isEqualTo(Map.of(2015, 91L, 2016, 80L, 2017, 80L, 2018, 88L, 2019, 102L, 2020, 3L));
            var declined = cohort.episodes().where("declined_date is not null");
            assertThat(declined.select("practice_id", "patient_id").distinct().count())
                    .isEqualTo(103);
            assertAttritionAddsUp(cohort);
        }
    }

    private static Map<Integer, Long> episodes(Cohort cohort, String date) {
        return cohort.episodes().collectAsList().stream()
                .filter(row -> row.getAs(date) != null)
                .collect(Collectors.groupingBy(
                        row -> row.<Date>getAs(date).toLocalDate().getYear(), Collectors.counting()));
    }

    private static void assertAttritionAddsUp(Cohort cohort) {
        var remaining = new HashMap<String, Long>();
        for (var step : cohort.attrition().orderBy("flow", "step_number").collectAsList()) {
            long left = step.getAs("remaining_count");
            long excluded = step.getAs("excluded_count");
            assertThat(left + excluded).isEqualTo(remaining.getOrDefault(step.<String>getAs("flow"), left));
            remaining.put(step.getAs("flow"), left);
        }
        long referred = cohort.members().where("is_referred").count();
        assertThat(referred).isPositive().isEqualTo(remaining.get("referred"));
        assertThat(cohort.members().count() - referred).isEqualTo(remaining.get("control"));
    }
}
