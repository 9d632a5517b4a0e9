package org.socialrx.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.describe.PersonCells.Cell;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.stats.rates.EuropeanStandard;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;

/** Who was left out, from cells worked out by hand. */
class EquityTest {
    private static final Study STUDY = StudyReader.read("test.yaml", """
            study: test
            question: Who was left out?
            data-window: {from: 2018-01-01, to: 2019-12-31}
            index-window: {from: 2019-01-01, to: 2019-06-30}
            source: {layout: aurum, deprivation: {column: e2019_imd_10, one-is: least-deprived}}
            outcomes: [{name: gp-day, measure: day}]
            estimates: {primary: {outcome: gp-day}}
            describe: {by: [sex, deprivation-decile, region], complete-percent: 70}
            """);

    /** Practice A refers 10 of 100, B 30 of 100; women are 80 of A and 20 of B. */
    private static final PersonCells CELLS = new PersonCells(List.of(
            cell("A", "all", "all", 100, 10),
            cell("B", "all", "all", 100, 30),
            cell("A", "sex", "female", 80, 8),
            cell("A", "sex", "male", 20, 2),
            cell("B", "sex", "female", 20, 12),
            cell("B", "sex", "male", 80, 18),
            cell("A", "region", "North", 100, 10),
            cell("B", "region", "South", 100, 30),
            cell("", "need", "1/35-49/female/0", 40, 8),
            cell("", "need", "10/35-49/female/0", 60, 4),
            cell("", "need", "10/35-49/male/2", 10, 1)));

    private static Cell cell(String practice, String variable, String level, long people, long referred) {
        return new Cell(practice, variable, level, new Tally(people, referred, 0, referred, 0, 0));
    }

    private static Row ratio(String measure, String level) {
        return new EquityRatios(STUDY, CELLS, Map.of())
                .rows(Map.of()).stream()
                        .filter(row -> row.getString(0).equals(measure)
                                && row.getString(2).equals(level))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_group_is_expected_to_have_the_share_of_each_of_its_practices() {
        var women = ratio("referred", "female");

        // 20 women were referred; expected 80 x 10 % + 20 x 30 % = 14.
        assertThat(women.getLong(4)).isEqualTo(20);
        assertThat(women.getDouble(9)).isCloseTo(14, within(1e-12));
        assertThat(women.getDouble(10)).isCloseTo(20 / 14.0, within(1e-12));
        // Byar's lower limit of 20 is 12.21.
        assertThat(women.getDouble(11)).isCloseTo(12.2106 / 14, within(1e-4));
        assertThat(ratio("referred", "male").getDouble(9)).isCloseTo(26, within(1e-12));
    }

    @Test
    void a_region_is_made_of_whole_practices_and_has_no_such_ratio() {
        assertThat(new EquityRatios(STUDY, CELLS, Map.of()).rows(Map.of()))
                .noneMatch(row -> row.getString(1).equals("region"));
    }

    @Test
    void a_tenth_is_expected_to_have_the_share_of_those_of_equal_need() {
        // Women of 35-49 without a condition: 12 of 100, whatever the tenth; the man of need 2: 1 of 10.
        assertThat(ratio("referred-need", "1").getDouble(9)).isCloseTo(40 * 0.12, within(1e-12));
        assertThat(ratio("referred-need", "10").getDouble(9)).isCloseTo(60 * 0.12 + 1, within(1e-12));
    }

    @Test
    void a_standardised_rate_weights_the_bands_of_age_by_the_standard() {
        var ages = new AgeCells();
        ages.add(20, 2, 36_525);
        ages.add(95, 3, 3_652);
        var years = 3_652 / 365.25;
        double young = EuropeanStandard.of(20);
        double old = EuropeanStandard.of(95);

        assertThat(ages.standardised().value(1000))
                .isCloseTo((young * 20 + old * 3000 / years) / (young + old), within(1e-9));
        assertThat(ages.expectedAt(ages)).isCloseTo(5, within(1e-12));
    }

    @Test
    void the_standard_population_of_adults_is_that_of_eurostat() {
        double all = EuropeanStandard.of(18);
        for (int from = 20; from <= 95; from += 5) {
            all += EuropeanStandard.of(from);
        }
        // 100,000 less 5,000 under five, less 11,000 of 5-14, less three fifths of the 5,500 of 15-19.
        assertThat(all).isEqualTo(100_000 - 5_000 - 11_000 - 3_300);
    }

    @Test
    void practices_have_a_size_to_two_digits_and_no_name() {
        var cells = new PersonCells(List.of(
                cell("Z", "all", "all", 1_449, 20), cell("Y", "all", "all", 333, 10), cell("X", "all", "all", 99, 5)));

        assertThat(PracticeShares.rows(cells).stream().map(Row::toString)).containsExactly("[1,330,10]", "[2,1400,20]");
    }
}
