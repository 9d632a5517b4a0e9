package org.socialrx.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.SharedSpark;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Covariates;
import org.socialrx.study.MatchingRules;

class MatchingTest {
    private static final Covariates COVARIATES = new Covariates(365, List.of(), List.of("depression"));

    private final Rows candidates = Rows.of(CandidateCovariate.TABLE)
            .always(CandidateCovariate.INDEX_QUARTER, 73)
            .always(CandidateCovariate.ETHNICITY, "white")
            .always(CandidateCovariate.HOMELESSNESS, "by none");
    private final Rows scores = Rows.of(PropensityScore.TABLE)
            .always(PropensityScore.DESIGN, "primary")
            .always(PropensityScore.SCORE, 0.5);

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void the_nearest_two_inside_the_caliper_and_the_age_band_are_taken() {
        candidate("case", true, "1", "female", 50, 1.0)
                .candidate("near", false, "1", "female", 52, 1.1)
                .candidate("nearer", false, "1", "female", 45, 0.95)
                .candidate("too old", false, "1", "female", 56, 1.0)
                .candidate("other practice", false, "2", "female", 50, 1.0)
                .candidate("man", false, "1", "male", 50, 1.0)
                .candidate("third", false, "1", "female", 50, 1.2);

        assertThat(sets(match(5)))
                .containsExactly(
                        "case@2018-05-01 case 1.0 0 0.00",
                        "case@2018-05-01 near 0.5 2 0.10",
                        "case@2018-05-01 nearer 0.5 1 0.05");
    }

    @Test
    void the_caliper_is_a_share_of_the_deviation_within_strata() {
        // Practice 1: logits 0 and 2, squares 1 + 1; practice 2: 10 and 14, squares 4 + 4; 10 / (4 - 2) = 5.
        candidate("a", true, "1", "female", 50, 0)
                .candidate("b", false, "1", "female", 50, 2)
                .candidate("c", true, "2", "female", 50, 10)
                .candidate("d", false, "2", "female", 50, 14);

        assertThat(match(0.2).caliper()).isCloseTo(0.2 * Math.sqrt(5), within(1e-12));
        assertThat(sets(match(0.2))).isEmpty();
    }

    @Test
    void nobody_is_matched_with_themselves() {
        candidate("same", true, "1", "female", 50, 1.0)
                .candidateOn("2018-04-10", "same", false, "1", "female", 50, 1.0)
                .candidate("other", false, "1", "female", 50, 1.3);

        assertThat(sets(match(5)))
                .containsExactly("same@2018-05-01 other 1.0 1 0.30", "same@2018-05-01 same 1.0 0 0.00");
    }

    @Test
    void who_found_no_control_is_counted_by_characteristic() {
        candidate("case", true, "1", "female", 50, 1.0)
                .candidate("control", false, "1", "female", 50, 1.0)
                .candidate("alone", true, "2", "male", 70, 1.0);

        assertThat(match(5).loss().collectAsList())
                .extracting(row -> "%s=%s %s %s %s"
                        .formatted(
                                row.getAs("variable"),
                                row.getAs("level"),
                                row.getAs("referred_count"),
                                row.getAs("matched_count"),
                                row.getAs("unmatched_share")))
                .contains(
                        "all=all 2 1 0.5",
                        "sex=female 1 1 0.0",
                        "sex=male 1 0 1.0",
                        "age-band=70-79 1 0 1.0",
                        "depression=no 2 1 0.5",
                        "deprivation-decile=not-recorded 2 1 0.5");
    }

    @Test
    void balance_compares_all_candidates_before_and_the_matched_after() {
        // Before: ages 50, 60 against 52, 70, 71; mean difference 55 - 64.333, deviation of 50 and 60 = sqrt(50).
        // After: 50 against 52.
        candidate("case", true, "1", "female", 50, 1.0)
                .candidate("control", false, "1", "female", 52, 1.0)
                .candidate("alone", true, "2", "female", 60, 1.0)
                .candidate("far", false, "3", "female", 70, 1.0)
                .candidate("away", false, "3", "female", 71, 1.0);

        var age = match(5).balance()
                .where("covariate = 'age-years'")
                .sort("sample")
                .collectAsList();

        assertThat(age.get(0).<String>getAs("sample")).isEqualTo("after");
        assertThat(age.get(0).<Double>getAs("mean_treated")).isEqualTo(50);
        assertThat(age.get(0).<Double>getAs("mean_control")).isEqualTo(52);
        assertThat(age.get(0).<Double>getAs("smd")).isCloseTo(-2 / Math.sqrt(50), within(1e-12));
        assertThat(age.get(1).<Double>getAs("smd")).isCloseTo((55 - 193.0 / 3) / Math.sqrt(50), within(1e-12));
        assertThat(age.get(1).<Double>getAs("ks")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(age.get(1).<Long>getAs("control_count")).isEqualTo(3);
    }

    @Test
    void overlap_counts_each_arm_by_band_of_the_logit() {
        candidate("case", true, "1", "female", 50, -0.2)
                .candidate("control", false, "1", "female", 50, -0.5)
                .candidate("far", false, "1", "female", 50, 3.0);

        assertThat(match(0.2).overlap().collectAsList())
                .extracting(
                        row -> "%s %s..%s %s %s".formatted(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
                .containsExactlyInAnyOrder("before -0.5..0.0 1 1", "before 3.0..3.5 0 1", "after -0.5..0.0 1 1");
    }

    @Test
    void sets_do_not_depend_on_partitions() {
        var random = new Random(3);
        for (int n = 0; n < 120; n++) {
            candidate(
                    "p" + n,
                    n % 5 == 0,
                    "" + random.nextInt(3),
                    "female",
                    40 + random.nextInt(10),
                    random.nextInt(8) / 4.0);
        }

        var once = sets(match(candidates.dataset().repartition(1), 0.5));

        assertThat(sets(match(candidates.dataset().repartition(7), 0.5)))
                .isEqualTo(once)
                .hasSizeGreaterThan(40);
    }

    private MatchingTest candidate(String id, boolean isReferred, String practice, String sex, int age, double logit) {
        return candidateOn("2018-05-01", id, isReferred, practice, sex, age, logit);
    }

    private MatchingTest candidateOn(
            String day, String id, boolean isReferred, String practice, String sex, int age, double logit) {
        candidates.row(
                CandidateCovariate.PRACTICE_ID,
                practice,
                CandidateCovariate.PATIENT_ID,
                id,
                CandidateCovariate.INDEX_DATE,
                day,
                CandidateCovariate.IS_REFERRED,
                isReferred,
                CandidateCovariate.SEX,
                sex,
                CandidateCovariate.AGE_YEARS,
                age,
                CandidateCovariate.CONDITIONS,
                List.of());
        scores.row(
                PropensityScore.PRACTICE_ID,
                practice,
                PropensityScore.PATIENT_ID,
                id,
                PropensityScore.INDEX_DATE,
                day,
                PropensityScore.IS_REFERRED,
                isReferred,
                PropensityScore.LOGIT,
                logit);
        return this;
    }

    private Matching match(double caliperSd) {
        return match(candidates.dataset(), caliperSd);
    }

    private Matching match(Dataset<Row> rows, double caliperSd) {
        var rules = new MatchingRules(List.of("practice", "sex", "index-quarter"), 5, caliperSd, 2);
        return Matching.match(Matching.PRIMARY, new MatchingInputs(rows, scores.dataset()), rules, COVARIATES);
    }

    private static List<String> sets(Matching matching) {
        return matching.sets().collectAsList().stream()
                .map(row -> "%s %s %s %s %.2f"
                        .formatted(
                                row.getAs("set_id"),
                                row.getAs("patient_id"),
                                row.getAs("weight"),
                                row.getAs("round"),
                                row.<Double>getAs("distance")))
                .sorted()
                .toList();
    }
}
