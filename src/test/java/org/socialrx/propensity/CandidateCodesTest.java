package org.socialrx.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;

class CandidateCodesTest {
    private final WideRecord record = new WideRecord()
            .code("1", "snomed", "100", "Low back pain")
            .code("2", "snomed", "100", "Back pain, low")
            .code("2", "read2", "N142.", "Back pain, low")
            .code("3", "read2", "8T09.", "Referral")
            .code("4", "emis", "EMISX1", "Local")
            .candidate("1", "a", true)
            .candidate("1", "b", false)
            .candidate("1", "c", false);

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void only_entries_between_the_look_back_and_the_gap_count() {
        // 2018-05-01 less 365 days is 2017-05-01, less 30 days 2018-04-01.
        record.entry("1", "a", "2017-05-01", "1").entry("1", "b", "2018-04-01", "4");
        record.entry("1", "a", "2017-04-30", "4").entry("1", "b", "2018-04-02", "1");
        record.entry("1", "c", "2018-05-01", "1").entry("1", "c", "2018-06-01", "4");

        assertThat(codes(365, 30, 0))
                .isEqualTo(Map.of("a", List.of("snomed 100"), "b", List.of("emis EMISX1"), "c", List.of()));
    }

    @Test
    void an_entry_on_the_index_date_never_counts() {
        record.entry("1", "a", "2018-05-01", "1").entry("1", "b", "2018-04-30", "1");

        assertThat(codes(365, 0, 0)).containsEntry("a", List.of()).containsEntry("b", List.of("snomed 100"));
    }

    @Test
    void two_keys_of_one_concept_are_one_code_and_count_a_person_once() {
        record.entry("1", "a", "2018-01-01", "1").entry("1", "a", "2018-02-01", "2");
        record.entry("1", "b", "2018-01-01", "2");

        var found = CandidateCodes.collect(record.candidates(), record.search(365, 0, 0));

        assertThat(found.kept()).containsExactly(new CodeFrequency("snomed 100", 2, 1));
        assertThat(found.all().candidates()).isEqualTo(3);
        assertThat(found.all().referred()).isEqualTo(1);
    }

    @Test
    void codes_of_the_exposure_and_rare_ones_are_left_out() {
        record.entry("1", "a", "2018-01-01", "1").entry("1", "b", "2018-01-01", "1");
        record.entry("1", "a", "2018-01-01", "3").entry("1", "b", "2018-01-01", "3");
        record.entry("1", "a", "2018-01-01", "4");

        assertThat(codes(365, 0, 50, "3"))
                .isEqualTo(Map.of("a", List.of("snomed 100"), "b", List.of("snomed 100"), "c", List.of()));
    }

    @Test
    void correlation_is_that_of_two_binary_columns() {
        // 40 of 100 have the code, 20 were referred, 14 both: (0.14 - 0.08) / sqrt(0.24 * 0.16).
        var code = new CodeFrequency("x", 40, 14);

        assertThat(code.correlation(new CodeFrequency("all", 100, 20)))
                .isCloseTo(0.06 / Math.sqrt(0.24 * 0.16), within(1e-12));
        assertThat(new CodeFrequency("x", 100, 20).correlation(new CodeFrequency("all", 100, 20)))
                .isZero();
    }

    private Map<String, List<String>> codes(int lookBack, int gap, double rarePercent, String... exposure) {
        return CandidateCodes.collect(record.candidates(), record.search(lookBack, gap, rarePercent, exposure))
                .rows()
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getAs("patient_id"), row -> row.getList(row.fieldIndex("codes"))));
    }
}
