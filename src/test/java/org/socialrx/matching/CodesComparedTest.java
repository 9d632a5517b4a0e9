package org.socialrx.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.MatchedSet;

class CodesComparedTest {
    private final Rows codes = Rows.of(CandidateCode.TABLE)
            .always(CandidateCode.PRACTICE_ID, "1")
            .always(CandidateCode.INDEX_DATE, "2018-05-01");
    private final Rows sets = Rows.of(MatchedSet.TABLE)
            .always(MatchedSet.PRACTICE_ID, "1")
            .always(MatchedSet.INDEX_DATE, "2018-05-01")
            .always(MatchedSet.SET_ID, "s")
            .always(MatchedSet.DISTANCE, 0.0)
            .always(MatchedSet.ROUND, 1);

    @Test
    void differences_are_over_the_deviation_of_all_referred_and_weights_count() {
        person("a", true, "x")
                .person("b", true)
                .person("c", false, "x", "y")
                .person("d", false)
                .person("e", false);
        matched("primary", "a", true, 1).matched("primary", "c", false, 0.25).matched("primary", "d", false, 0.75);

        var rows = CodesCompared.of(codes.dataset(), sets.dataset(), List.of("primary", "wide"))
                .collectAsList();

        // Code x: one of two referred, so deviation 0.5. Before 1/2 against 1/3, after 1 against 1/4. No referred has
        // y.
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).<String>getAs("sample")).isEqualTo("before");
        assertThat(rows.get(0).<Long>getAs("code_count")).isEqualTo(1);
        assertThat(rows.get(0).<Double>getAs("mean_size")).isCloseTo((1 / 2.0 - 1 / 3.0) / 0.5, within(1e-12));
        assertThat(rows.get(0).<Long>getAs("treated_count")).isEqualTo(2);
        assertThat(rows.get(0).<Long>getAs("control_count")).isEqualTo(3);
        assertThat(rows.get(1).<String>getAs("design")).isEqualTo("primary");
        assertThat(rows.get(1).<Double>getAs("largest_size")).isCloseTo((1 - 0.25) / 0.5, within(1e-12));
        assertThat(rows.get(1).<Long>getAs("unbalanced_count")).isEqualTo(1);
        assertThat(rows.get(1).<Long>getAs("control_count")).isEqualTo(2);
    }

    @Test
    void a_study_without_a_wide_model_has_no_rows() {
        matched("primary", "a", true, 1);

        assertThat(CodesCompared.of(codes.dataset(), sets.dataset(), List.of("primary", "wide"))
                        .collectAsList())
                .isEmpty();
    }

    private CodesComparedTest person(String patient, boolean isReferred, String... has) {
        codes.row(
                CandidateCode.PATIENT_ID,
                patient,
                CandidateCode.IS_REFERRED,
                isReferred,
                CandidateCode.CODES,
                List.of(has));
        return this;
    }

    private CodesComparedTest matched(String design, String patient, boolean isReferred, double weight) {
        sets.row(
                MatchedSet.DESIGN,
                design,
                MatchedSet.PATIENT_ID,
                patient,
                MatchedSet.IS_REFERRED,
                isReferred,
                MatchedSet.WEIGHT,
                weight);
        return this;
    }
}
