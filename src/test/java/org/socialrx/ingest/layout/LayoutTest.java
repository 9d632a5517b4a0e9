package org.socialrx.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.study.SourceSettings;
import org.socialrx.table.Field;

class LayoutTest {
    @ParameterizedTest
    @CsvSource({
        "synthea_set1_extract_patient_001.txt.gz, patient",
        "synthea_patient_imd.txt.gz, patient_imd",
        "simulated_set1_extract_sp_referral_001.txt, sp_referral",
        "simulated_set1_extract_sp_contact_012.txt, sp_contact",
        "synthea_medical_dictionary.txt, medical_dictionary",
        "Extract_Observation_001.TXT, observation",
        "practice.txt, practice"
    })
    void the_name_of_a_file_says_what_it_is(String name, String kind) {
        assertThat(AurumLayout.LAYOUT.kindOf(name).map(SourceFile::name)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "truth.json",
        "set1_extract_referral_001.txt",
        "outpatient_001.txt",
        "patient_001.csv",
        "patient_001.txt.zip"
    })
    void other_names_say_nothing(String name) {
        assertThat(AurumLayout.LAYOUT.kindOf(name)).isEmpty();
    }

    @Test
    void the_staged_cells_of_some_files_are_core_rows() {
        assertThat(fields("observation")).startsWith(Event.TABLE.fields().toArray(Field[]::new));
        assertThat(fields("practice")).isEqualTo(Practice.TABLE.fields());
        assertThat(fields("sp_referral")).isEqualTo(SpReferral.TABLE.fields());
    }

    @Test
    void a_kind_of_file_that_travels_to_a_task_is_the_same_kind_there() throws Exception {
        for (var id : SourceSettings.Layout.values()) {
            for (var kind : Layout.of(id).files()) {
                var bytes = new ByteArrayOutputStream();
                try (var out = new ObjectOutputStream(bytes)) {
                    out.writeObject(kind);
                }
                try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                    assertThat(in.readObject()).isSameAs(kind);
                }
            }
        }
    }

    @Test
    void every_mapped_column_is_declared() {
        for (var id : SourceSettings.Layout.values()) {
            for (var kind : Layout.of(id).files()) {
                var declared = kind.columns().stream().map(SourceColumn::name).toList();
                assertThat(kind.mappings().stream().map(Mapping::column))
                        .as("%s %s", id, kind)
                        .allMatch(column -> column.isEmpty()
                                || column.equals(AurumLayout.DEPRIVATION_COLUMN)
                                || column.equals(AurumLayout.URBAN_RURAL_COLUMN)
                                || declared.contains(column));
            }
        }
    }

    private static List<Field> fields(String kind) {
        return AurumLayout.LAYOUT.file(kind).mappings().stream()
                .map(Mapping::field)
                .toList();
    }

    @Test
    void every_rule_stands_in_the_table_for_the_documentation() {
        assertThat(Rule.markdown().lines()).hasSize(Rule.values().length + 2);
        assertThat(Rule.markdown())
                .contains(
                        "| `after-leaving` | kept | the date lies after the patient left: kept, never time at risk |");
    }
}
