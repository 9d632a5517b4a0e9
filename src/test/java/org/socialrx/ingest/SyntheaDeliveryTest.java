package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.table.Table;

class SyntheaDeliveryTest {
    private static final Path DATA = Path.of("../shared/data");

    @Test
    void the_counts_of_the_synthea_delivery_are_those_of_its_page() throws IOException {
        assertThat(DATA).as("the development deliveries beside the repository").isDirectory();
        var folder = DATA.resolve("synthea/aurum")
                .toAbsolutePath()
                .normalize()
                .toUri()
                .toString();
        try (var ingested = SmallDelivery.read(folder, SmallDelivery.LEAST_DEPRIVED_FIRST)) {
            assertThat(ingested.files().stream()
                            .collect(Collectors.toMap(file -> file.file().name(), FileTotal::read)))
                    .isEqualTo(rowsByFile());
            assertThat(ingested.overLimit(0.5)).isEmpty();
            // Counted over the delivered text by a separate program: dated after emis_ddate.
            assertThat(rows(ingested, Rule.AFTER_DEATH)).isEqualTo(91);
            assertThat(rows(ingested, Rule.AFTER_LEAVING)).isEqualTo(1652 + 4841);
            assertThat(rows(ingested, Rule.BEFORE_REGISTRATION)).isEqualTo(38756);
            assertThat(rows(ingested, Rule.DIED_BEFORE_REGISTRATION)).isEqualTo(273);
            assertThat(count(ingested, Patient.TABLE)).isEqualTo(4106);
            assertThat(count(ingested, Contact.TABLE)).isEqualTo(113_043 - 90);
            assertThat(count(ingested, Event.TABLE)).isEqualTo(366_398 - 1);
            assertThat(patientsWith(ingested, "871731000000106")).isEqualTo(444);
            assertThat(patientsWith(ingested, "871711000000103")).isEqualTo(103);
            assertThat(patientsWith(ingested, "32911000")).isEqualTo(53);
            assertThat(patientsWith(ingested, "422650009")).isEqualTo(1604);
        }
    }

    private static long rows(Ingested ingested, Rule rule) {
        return ingested.rules().stream()
                .filter(found -> found.rule() == rule)
                .mapToLong(RuleTotal::rows)
                .sum();
    }

    private static long count(Ingested ingested, Table table) {
        return ingested.rows(table).count();
    }

    private static long patientsWith(Ingested ingested, String snomed) {
        var codes = ingested.rows(Code.TABLE)
                .where(Code.CODE_SYSTEM
                        .col()
                        .equalTo("snomed")
                        .and(Code.CODE.col().equalTo(snomed)));
        return ingested.rows(Event.TABLE)
                .join(functions.broadcast(codes), Event.CODE_KEY.name())
                .select(Event.PATIENT_ID.col())
                .distinct()
                .count();
    }

    private static Map<String, Long> rowsByFile() throws IOException {
        var row = Pattern.compile("\\| aurum/(\\S+) \\| (\\d+) \\|");
        var rows = new TreeMap<String, Long>();
        for (var line : Files.readAllLines(DATA.resolve("README.md"))) {
            var matcher = row.matcher(line);
            if (matcher.matches()) {
                rows.put(matcher.group(1), Long.valueOf(matcher.group(2)));
            }
        }
        return rows;
    }
}
