package org.socialrx.propensity;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.SharedSpark;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Covariates;
import org.socialrx.study.Problems;
import org.socialrx.study.PropensityRules;

class PropensityTest {
    private static final List<String> EXACT = List.of("practice", "sex", "index-quarter");
    private static final PropensityRules PRACTICE =
            new PropensityRules(List.of("practice", "index-quarter"), Optional.empty());

    private final Rows rows = Rows.of(CandidateCovariate.TABLE)
            .always(CandidateCovariate.INDEX_DATE, "2018-05-01")
            .always(CandidateCovariate.INDEX_QUARTER, 73)
            .always(CandidateCovariate.SEX, "female")
            .always(CandidateCovariate.ETHNICITY, "white")
            .always(CandidateCovariate.HOMELESSNESS, "by none");
    private int count;

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void one_condition_in_one_practice_gives_the_log_odds_ratio_of_the_table() {
        // With depression 3 of 5 referred, without 1 of 5: log odds ratio log((3/2)/(1/4)) = log 6;
        // logits log(3/2) and log(1/4); variance 1/3 + 1/2 + 1 + 1/4.
        candidates("1", true, 3, List.of("depression")).candidates("1", false, 2, List.of("depression"));
        candidates("1", true, 1, List.of()).candidates("1", false, 4, List.of());

        var fitted = fit(new Covariates(365, List.of(), List.of("depression")));

        var term = fitted.terms().collectAsList().get(0);
        assertThat(term.<String>getAs("term")).isEqualTo("depression");
        assertThat(term.<Double>getAs("estimate")).isCloseTo(Math.log(6), within(1e-9));
        assertThat(term.<Double>getAs("std_error")).isCloseTo(Math.sqrt(25.0 / 12), within(1e-9));
        assertThat(term.<Long>getAs("treated_count")).isEqualTo(3);
        assertThat(logits(fitted.scores()).values().stream().distinct().sorted().toList())
                .satisfiesExactly(
                        low -> assertThat(low).isCloseTo(Math.log(0.25), within(1e-9)),
                        high -> assertThat(high).isCloseTo(Math.log(1.5), within(1e-9)));
    }

    @Test
    void a_study_may_leave_the_practices_to_the_matching() {
        candidates("1", true, 3, List.of("depression")).candidates("2", false, 2, List.of("depression"));
        candidates("2", true, 1, List.of()).candidates("1", false, 4, List.of());
        var covariates = new Covariates(365, List.of(), List.of("depression"));

        var fitted = Propensity.fit(
                rows.dataset(),
                covariates,
                new PropensityRules(List.of(), Optional.empty()),
                List.of("practice", "sex"));

        assertThat(fitted.terms().collectAsList().get(0).<Double>getAs("estimate"))
                .isCloseTo(Math.log(6), within(1e-9));
        assertThat(logits(fitted.scores()).values().stream().distinct().sorted().toList())
                .satisfiesExactly(
                        low -> assertThat(low).isCloseTo(Math.log(0.25), within(1e-9)),
                        high -> assertThat(high).isCloseTo(Math.log(1.5), within(1e-9)));
    }

    @Test
    void a_stratum_with_one_arm_is_left_out_and_does_not_move_the_model() {
        candidates("1", true, 3, List.of("depression")).candidates("1", false, 2, List.of("depression"));
        candidates("1", true, 1, List.of()).candidates("1", false, 4, List.of());
        candidates("2", false, 4, List.of("depression")).candidates("3", true, 1, List.of());

        var fitted = fit(new Covariates(365, List.of(), List.of("depression")));

        assertThat(fitted.scores().count()).isEqualTo(10);
        assertThat(fitted.terms().collectAsList().get(0).<Double>getAs("estimate"))
                .isCloseTo(Math.log(6), within(1e-9));
    }

    @Test
    void a_level_that_one_arm_lacks_has_no_estimate() {
        candidates("1", true, 3, List.of("depression")).candidates("1", false, 2, List.of("depression"));
        candidates("1", true, 1, List.of()).candidates("1", false, 3, List.of());
        candidates("1", false, 1, List.of("dementia"));

        var terms = fit(new Covariates(365, List.of(), List.of("depression", "dementia")))
                .terms()
                .collectAsList();

        assertThat(terms.get(0).<Double>getAs("estimate")).isCloseTo(Math.log(6), within(1e-9));
        assertThat(terms.get(1).<String>getAs("term")).isEqualTo("dementia");
        assertThat(terms.get(1).<Double>getAs("estimate")).isNull();
    }

    @Test
    void a_further_number_enters_as_it_is() {
        // As with the condition above, the number being 2 for those who have it: half the log odds ratio.
        candidates("1", true, 3, List.of("depression")).candidates("1", false, 2, List.of("depression"));
        candidates("1", true, 1, List.of()).candidates("1", false, 4, List.of());
        var number = when(array_contains(CandidateCovariate.CONDITIONS.col(), "depression"), 2.0)
                .otherwise(0.0);

        var fitted = Propensity.fit(
                rows.dataset().withColumn("contacts", number),
                new Covariates(365, List.of(), List.of()),
                PRACTICE,
                EXACT,
                List.of("contacts"));

        var term = fitted.terms().collectAsList().get(0);
        assertThat(term.<String>getAs("term")).isEqualTo("contacts");
        assertThat(term.<Double>getAs("estimate")).isCloseTo(Math.log(6) / 2, within(1e-9));
        assertThat(fitted.scores().columns())
                .containsExactly(PropensityScore.TABLE.schema().fieldNames());
    }

    @Test
    void covariates_that_tell_the_arms_apart_together_are_refused_by_name() {
        // Each condition is in both arms, but of those with exactly one all with COPD are referred and no other is.
        candidates("1", true, 2, List.of("copd")).candidates("1", false, 2, List.of("depression"));
        candidates("1", true, 2, List.of("copd", "depression"))
                .candidates("1", false, 2, List.of("copd", "depression"));
        candidates("1", true, 2, List.of()).candidates("1", false, 2, List.of());

        assertThatThrownBy(() -> fit(new Covariates(365, List.of(), List.of("depression", "copd"))))
                .isInstanceOf(Problems.class)
                .hasMessage(
                        "propensity cannot be fitted: Separation: the outcome is predicted without error by depression, copd");
    }

    @Test
    void with_nobody_to_compare_with_the_fault_says_so() {
        candidates("1", true, 2, List.of("depression")).candidates("2", false, 2, List.of());

        assertThatThrownBy(() -> fit(new Covariates(365, List.of(), List.of("depression"))))
                .isInstanceOf(Problems.class)
                .hasMessageContaining("strata of equal practice, sex, index-quarter");
    }

    @Test
    void scores_do_not_depend_on_partitions() {
        var random = new Random(7);
        for (int n = 0; n < 200; n++) {
            boolean isReferred = random.nextInt(5) == 0;
            rows.row(
                    CandidateCovariate.PRACTICE_ID,
                    "p" + random.nextInt(4),
                    CandidateCovariate.PATIENT_ID,
                    "x" + n,
                    CandidateCovariate.IS_REFERRED,
                    isReferred,
                    CandidateCovariate.AGE_YEARS,
                    20 + random.nextInt(70),
                    CandidateCovariate.IMD_DECILE,
                    n % 7 == 0 ? null : 1 + random.nextInt(10),
                    CandidateCovariate.CONDITIONS,
                    random.nextInt(3) == 0 ? List.of("depression") : List.of());
        }
        var covariates = new Covariates(365, List.of("age-years", "sex", "ethnicity"), List.of("depression"));

        var once = logits(Propensity.fit(rows.dataset().repartition(1), covariates, PRACTICE, EXACT)
                .scores());

        assertThat(logits(Propensity.fit(rows.dataset().repartition(7), covariates, PRACTICE, EXACT)
                        .scores()))
                .isEqualTo(once)
                .hasSizeGreaterThan(100);
    }

    private PropensityTest candidates(String practice, boolean isReferred, int number, List<String> conditions) {
        for (int n = 0; n < number; n++) {
            rows.row(
                    CandidateCovariate.PRACTICE_ID,
                    practice,
                    CandidateCovariate.PATIENT_ID,
                    "x" + count++,
                    CandidateCovariate.IS_REFERRED,
                    isReferred,
                    CandidateCovariate.AGE_YEARS,
                    50,
                    CandidateCovariate.CONDITIONS,
                    conditions);
        }
        return this;
    }

    private Propensity fit(Covariates covariates) {
        return Propensity.fit(rows.dataset(), covariates, PRACTICE, EXACT);
    }

    private static Map<String, Double> logits(Dataset<Row> scores) {
        return scores.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("patient_id"), row -> row.getAs("logit")));
    }
}
