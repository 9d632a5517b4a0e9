package org.socialrx.effect.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.study.StudyReader;
import org.socialrx.table.Field;

/** Eight practices of equal trends; those that begin have .8 times the contacts from then on. */
class RollOutRowsTest {
    private static final int PERIODS = 12;
    private static final double RATIO = 0.8;
    private static final long DAYS = 1_826_250;
    private static final double YEARS = 5000;

    private static List<Row> cells() {
        var rows = new ArrayList<Row>();
        for (int practice = 0; practice < 8; practice++) {
            Integer begins = practice < 3 ? Integer.valueOf(5) : practice < 6 ? Integer.valueOf(7) : null;
            for (int period = 1; period <= PERIODS; period++) {
                double rate = (2 + practice / 4.0) * (1 + 0.02 * period);
                boolean hasBegun = begins != null && period >= begins;
                rows.add(RowFactory.create(
                        "P" + practice,
                        period,
                        "gp-day",
                        begins,
                        5000L,
                        DAYS,
                        Math.round(YEARS * rate * (hasBegun ? RATIO : 1)),
                        hasBegun ? 100L : 0L));
            }
        }
        return rows;
    }

    private static Map<String, Row> estimates(String designs) {
        var study = StudyReader.read("test.yaml", """
                study: test
                question: Did contacts change?
                data-window: {from: 2015-02-01, to: 2020-01-31}
                source: {layout: aurum, deprivation: {column: e2019_imd_10, one-is: least-deprived}}
                outcomes: [{name: gp-day, measure: day}]
                estimates:
                  primary: {outcome: gp-day}
                  least-control-practices: 1
                  also: [%s]
                seed: 7
                """.formatted(designs));
        var cells = SharedSpark.session().createDataFrame(cells(), PracticePeriod.TABLE.schema());
        return RollOut.estimate(study, cells).estimate().collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getAs(Estimate.ANALYSIS.name()) + " " + row.getAs(Estimate.SCALE.name()),
                        row -> row));
    }

    private static Object value(Map<String, Row> estimates, String name, Field field) {
        var row = Objects.requireNonNull(estimates.get(name), name);
        return Objects.requireNonNull(row.getAs(field.name()), field.name());
    }

    @Test
    void every_estimator_of_the_roll_out_finds_the_planted_ratio() {
        var estimates = estimates("{design: roll-out}, {design: roll-out, estimator: group-time-att},"
                + " {design: roll-out, estimator: stacked, before: 3, after: 2}");

        for (var name : List.of("roll-out-etwfe", "roll-out-group-time", "roll-out-stacked")) {
            assertThat((double) value(estimates, name + " ratio", Estimate.ESTIMATE))
                    .as(name)
                    .isCloseTo(RATIO, within(1e-3));
            assertThat((double) value(estimates, name + " difference", Estimate.ESTIMATE))
                    .as(name)
                    .isNegative();
        }
        assertThat(value(estimates, "roll-out-stacked ratio", Estimate.CLUSTER_COUNT))
                .isEqualTo(8L);
    }

    @Test
    void a_window_that_nobody_fills_is_a_row_that_says_so() {
        var estimates = estimates("{design: roll-out, estimator: stacked, before: 9, after: 2}");

        assertThat(estimates).containsOnlyKeys("roll-out-stacked ratio");
        assertThat((String) value(estimates, "roll-out-stacked ratio", Estimate.FAILURE))
                .contains("No practice begins 9 periods or more after the first");
    }
}
