package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.result.Estimate;

class HomelessEffectsTest {
    private static Row estimate(String subgroup, long referred, @Nullable Double ratio, @Nullable String failure) {
        var row = ResultRow.of(Estimate.TABLE)
                .with(Estimate.ANALYSIS, "subgroup")
                .with(Estimate.LABEL, subgroup)
                .with(Estimate.ANALYSIS_ORDER, 1)
                .with(Estimate.OUTCOME, "gp-day")
                .with(Estimate.SCALE, "ratio")
                .with(Estimate.SUBGROUP, subgroup)
                .with(Estimate.LEVEL, "homeless")
                .with(Estimate.IS_PRIMARY, false)
                .with(Estimate.IS_NAIVE, false)
                .with(Estimate.ERRORS, "CR2(practice)")
                .with(Estimate.EXPOSURE_DEFINITION, "narrow")
                .with(Estimate.TREATED_COUNT, referred)
                .with(Estimate.CONTROL_COUNT, 2 * referred)
                .with(Estimate.EVENT_COUNT, 40 * referred)
                .with(Estimate.FAILURE, failure);
        return ratio == null
                ? row.row()
                : row.with(Estimate.ESTIMATE, ratio)
                        .with(Estimate.STD_ERROR, 0.12)
                        .with(Estimate.CI_LOW, ratio * 0.79)
                        .with(Estimate.CI_HIGH, ratio * 1.27)
                        .with(Estimate.SMALLEST_DETECTABLE, 0.7)
                        .row();
    }

    private static List<List<String>> rows(Row... estimates) {
        return HomelessEffects.of(PlausibleReport.sheet(Estimate.TABLE, estimates))
                .rows();
    }

    @Test
    void an_estimate_says_which_effect_it_could_not_have_seen() {
        assertThat(rows(estimate("homeless-latest", 140, 0.9, null)))
                .containsExactly(List.of(
                        "Homeless by latest residence",
                        "0.90 (0.71 to 1.14)",
                        "140 referred people; an effect smaller than a ratio of 0.70 could not have been seen with 80 %"
                                + " power."));
    }

    @Test
    void what_cannot_be_estimated_or_shown_is_said_in_words() {
        var failed = estimate("homeless-ever", 20, null, "Too few clusters: 1, at least 2 are needed");
        var small = estimate("homeless-latest", 5, 0.9, null);
        var nobody = estimate("homeless-recent", 0, null, "No candidates");

        assertThat(rows(failed, small, nobody))
                .extracting(row -> row.get(1) + "; " + row.get(2))
                .containsExactly(
                        "none; 20 referred people; too few to be estimated: too few clusters: 1, at least 2 are needed.",
                        "none; Their number is not shown, and no estimate: too few people, or too few whom only a wider"
                                + " algorithm finds.",
                        "none; Nobody who was referred and compared is called homeless, so nothing could be estimated.");
    }

    @Test
    void why_a_few_people_have_no_estimate_is_not_told() {
        var few = estimate("homeless-ever", 5, null, "No contacts of the referred in the effect periods");

        assertThat(rows(few).get(0).get(2)).doesNotContain("No contacts", "no contacts");
    }

    @Test
    void a_study_that_does_not_ask_for_the_homeless_has_no_table_of_them() {
        assertThat(rows(estimate("sex", 140, 0.9, null))).isEmpty();
    }
}
