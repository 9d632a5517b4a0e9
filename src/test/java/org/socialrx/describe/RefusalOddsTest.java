package org.socialrx.describe;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.describe.PersonCells.Cell;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.describe.RefusalOdds.Odds;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;

class RefusalOddsTest {
    private static final Study STUDY = StudyReader.read("test.yaml", """
            study: test
            question: Who declines?
            data-window: {from: 2015-02-01, to: 2020-01-31}
            source: {layout: aurum, deprivation: {column: e2019_imd_10, one-is: least-deprived}}
            outcomes: [{name: gp-day, measure: day}]
            estimates: {primary: {outcome: gp-day}}
            describe: {by: [sex, region, year]}
            """);
    private static final StructType ADULT = new StructType()
            .add("practice_id", StringType)
            .add("sex", StringType)
            .add(Described.GROUP, StringType);

    private final List<Cell> cells = new ArrayList<>();
    private final List<Row> adults = new ArrayList<>();

    private void people(String practice, String sex, int referred, int declined) {
        int described = referred + declined + 5;
        cells.add(new Cell(practice, "sex", sex, new Tally(described, described, declined, referred, 0, 0)));
        people(practice, sex, "referred", referred);
        people(practice, sex, "declined", declined);
        people(practice, sex, "neither", 5);
    }

    private void people(String practice, String sex, String group, int count) {
        for (int person = 0; person < count; person++) {
            adults.add(RowFactory.create(practice, sex, group));
        }
    }

    private Map<String, Map<String, Odds>> odds() {
        return new RefusalOdds(STUDY, new PersonCells(cells))
                .of(SharedSpark.session().createDataFrame(adults, ADULT));
    }

    @Test
    void where_practices_are_alike_the_odds_ratio_is_that_of_the_two_by_two_table() {
        for (var practice : List.of("A", "B", "C", "D")) {
            people(practice, "female", 30, 10);
            people(practice, "male", 20, 20);
            cells.add(new Cell(practice, "region", practice, new Tally(90, 90, 30, 50, 0, 0)));
        }

        var odds = odds();

        // (80/80) / (40/120) = 3; error of the logarithm sqrt(1/80 + 1/80 + 1/40 + 1/120).
        assertThat(odds).containsOnlyKeys("sex");
        var men = odds.getOrDefault("sex", Map.of()).getOrDefault("male", RefusalOdds.REFERENCE);
        assertThat(men.ratio()).isEqualTo(3.0);
        double error = Math.sqrt(2.0 / 80 + 1.0 / 40 + 1.0 / 120);
        assertThat(men.low()).isCloseTo(3 * Math.exp(-1.959964 * error), within(0.0051));
        assertThat(men.high()).isCloseTo(3 * Math.exp(1.959964 * error), within(0.0051));
        assertThat(odds.getOrDefault("sex", Map.of())).containsEntry("female", RefusalOdds.REFERENCE);
    }

    @Test
    void a_level_in_which_nobody_declined_is_left_out_and_without_both_outcomes_there_are_no_odds() {
        for (var practice : List.of("A", "B", "C")) {
            people(practice, "female", 30, 10);
            people(practice, "indeterminate", 3, 0);
            people(practice, "male", 20, 20);
        }
        assertThat(odds().getOrDefault("sex", Map.of())).containsOnlyKeys("female", "male");

        cells.clear();
        adults.clear();
        people("A", "female", 30, 0);
        people("A", "male", 30, 0);
        assertThat(odds()).isEmpty();
    }

    @Test
    void the_odds_stand_beside_the_refusals_of_their_group() {
        people("A", "male", 20, 20);
        cells.add(new Cell("A", "all", "all", new Tally(45, 45, 20, 20, 0, 0)));
        var ratios = new EquityRatios(
                STUDY, new PersonCells(cells), Map.of("sex", Map.of("male", new Odds(1.5, 1.1, 2.04))));

        assertThat(ratios.rows(Map.of()))
                .extracting(row -> "%s %s %s %s".formatted(row.get(0), row.get(2), row.get(13), row.get(15)))
                .containsExactlyInAnyOrder("declined male 1.5 2.04", "referred male null null");
    }
}
