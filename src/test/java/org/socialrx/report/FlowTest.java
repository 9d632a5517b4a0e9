package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.release.ResultRow;
import org.socialrx.schema.result.AttritionStep;

/** What the flow of patients claims and shows. */
class FlowTest {
    @Test
    void the_flow_says_how_many_stand_in_the_comparison() {
        assertThat(flow(step(0, 910), step(1, 700)))
                .isEqualTo("700 of 910 eligible referred patients stand in the comparison.");
        assertThat(flow(step(0, 910), step(1, 4)))
                .isEqualTo("How many of the referred stand in the comparison is not shown.");
        assertThat(flow(step(0, 910))).isEqualTo("The last step of the flow is not shown.");
    }

    @Test
    void a_total_that_lacks_suppressed_steps_says_so_beside_the_number() {
        // 910 = 700 + 210 with nothing left out; 903 is shown as 900 = 700 + 200, without the 3 that are not shown.
        assertThat(box(step(0, 910, 0), step(1, 700, 210))).contains(">910 patients<");
        assertThat(box(step(0, 903, 0), step(1, 900, 3), step(2, 700, 200)))
                .contains(">900 patients, and 1 step not shown<");
    }

    @Test
    void a_label_longer_than_its_box_is_drawn_whole_in_a_higher_box() {
        var label =
                "Registered and observed in the same practice, of the same sex and within 5 years of birth, on a day of referral";

        var shown = box(step(0, 910, 0, label), step(1, 700, 210));

        // 36 and 16 for each line of the label: two lines in the first box, one in the last.
        assertThat(shown).contains("height=\"68\"").contains("height=\"52\"");
        for (var word : label.split(" ", -1)) {
            assertThat(shown).containsPattern("[> ]" + word + "[< ]");
        }
    }

    private static String flow(Row... steps) {
        return FlowFigure.of(PlausibleReport.sheet(AttritionStep.TABLE, steps))
                .orElseThrow()
                .claim();
    }

    private static String box(Row... steps) {
        var entries = PlausibleReport.sheet(AttritionStep.TABLE, steps).entries();
        return new FlowDrawing(List.of(entries, List.of(), List.of(), List.of()), Figure.WIDE).svg();
    }

    private static Row step(int number, long remaining) {
        return step(number, remaining, 910 - remaining);
    }

    private static Row step(int number, long remaining, long excluded) {
        return step(number, remaining, excluded, "Step");
    }

    private static Row step(int number, long remaining, long excluded, String label) {
        return ResultRow.of(AttritionStep.TABLE)
                .with(AttritionStep.FLOW, "matched")
                .with(AttritionStep.STEP_NUMBER, number)
                .with(AttritionStep.STEP, "s")
                .with(AttritionStep.LABEL, label)
                .with(AttritionStep.UNIT, "patients")
                .with(AttritionStep.REMAINING_COUNT, remaining)
                .with(AttritionStep.EXCLUDED_COUNT, excluded)
                .row();
    }
}
