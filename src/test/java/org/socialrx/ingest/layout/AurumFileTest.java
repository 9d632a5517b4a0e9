package org.socialrx.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.table.Field;

class AurumFileTest {
    @ParameterizedTest
    @CsvSource({
        "synthea_set1_extract_patient_001.txt.gz, PATIENT",
        "synthea_patient_imd.txt.gz, PATIENT_IMD",
        "simulated_set1_extract_sp_referral_001.txt, SP_REFERRAL",
        "simulated_set1_extract_sp_contact_012.txt, SP_CONTACT",
        "synthea_medical_dictionary.txt, MEDICAL_DICTIONARY",
        "Extract_Observation_001.TXT, OBSERVATION",
        "practice.txt, PRACTICE"
    })
    void the_name_of_a_file_says_what_it_is(String name, AurumFile kind) {
        assertThat(AurumFile.of(name)).contains(kind);
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
        assertThat(AurumFile.of(name)).isEmpty();
    }

    @Test
    void the_staged_cells_of_some_files_are_core_rows() {
        assertThat(AurumFile.OBSERVATION.mappings().stream().map(Mapping::field).toList())
                .startsWith(Event.TABLE.fields().toArray(Field[]::new));
        assertThat(AurumFile.PRACTICE.mappings().stream().map(Mapping::field).toList())
                .isEqualTo(Practice.TABLE.fields());
        assertThat(AurumFile.SP_REFERRAL.mappings().stream().map(Mapping::field).toList())
                .isEqualTo(SpReferral.TABLE.fields());
    }

    @Test
    void every_rule_stands_in_the_table_for_the_documentation() {
        assertThat(Rule.markdown().lines()).hasSize(Rule.values().length + 2);
        assertThat(Rule.markdown())
                .contains(
                        "| `after-leaving` | kept | the date lies after the patient left: kept, never time at risk |");
    }
}
