package org.socialrx.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.SharedSpark;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Covariates;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.PropensityRules;
import org.socialrx.study.WideRules;

class WideScoresTest {
    private static final List<String> EXACT = List.of("practice");
    private static final Covariates COVARIATES = new Covariates(3650, List.of(), List.of("depression"));

    private final WideRecord record = new WideRecord()
            .code("likely", "snomed", "1", "Makes referral likelier")
            .code("noise", "snomed", "2", "Has nothing to do with it")
            .code("tells", "snomed", "3", "Seen by link worker before referral was coded")
            .code("exposure", "snomed", "871731000000106", "Referral");

    private final Map<String, Boolean> told = new HashMap<>();
    private final Map<String, String> practiceOf = new HashMap<>();

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void a_code_that_makes_referral_likelier_weighs_and_one_that_does_not_is_shrunk() {
        draw(1_200, 4);

        var terms = terms(fit());

        // Drawn with odds ratios 4 and 2.5; a penalty takes something away, and never adds.
        assertThat(estimate(terms, "Makes referral likelier (snomed 1)")).isBetween(0.7, 1.6);
        assertThat(estimate(terms, "depression")).isBetween(0.3, 1.2);
        var noise = terms.get("Has nothing to do with it (snomed 2)");
        assertThat(noise == null ? 0.0 : noise.<Double>getAs("estimate").doubleValue())
                .isBetween(-0.3, 0.3);
    }

    @Test
    void a_code_that_tells_the_arms_apart_is_left_out_and_named_and_those_of_the_exposure_are_not_seen() {
        draw(400, 2);

        var fitted = fit("tells", "exposure");
        var terms = terms(fitted);

        var left = Objects.requireNonNull(terms.get("Seen by link worker before referral was coded (snomed 3)"));
        assertThat(left.isNullAt(left.fieldIndex("estimate"))).isTrue();
        assertThat(terms.keySet()).noneMatch(term -> term.contains("871731000000106"));
        assertThat(fitted.summary()).contains("2 codes").contains("1 left out because they tell the arms apart");
    }

    @Test
    void everybody_of_a_practice_with_both_arms_has_a_score_between_nought_and_one() {
        draw(300, 3);
        record.candidate("lonely", "z", true);

        var scores = fit().scores();

        assertThat(scores.columns())
                .containsExactly(PropensityScore.TABLE.schema().fieldNames());
        assertThat(scores.count()).isEqualTo(300);
        assertThat(scores.where("design = 'wide' AND score > 0 AND score < 1 AND abs(logit) < 10")
                        .count())
                .isEqualTo(300);
    }

    @Test
    void scores_do_not_depend_on_partitions() {
        draw(300, 3);
        var tables = record.tables("exposure");
        var again = new WideScores.Tables(
                tables.candidates().repartition(5),
                tables.events().repartition(7),
                tables.codes(),
                tables.exposureCodes());

        assertThat(logits(WideScores.fit(again, COVARIATES, rules(), EXACT)))
                .isEqualTo(logits(WideScores.fit(tables, COVARIATES, rules(), EXACT)));
    }

    @Test
    void practices_are_dealt_out_whole_and_evenly() {
        draw(70, 7);

        var folds = PracticeFolds.of(record.candidates(), 3);

        var sizes = folds.practices().collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.<Integer>getAs("fold"), Collectors.counting()));
        assertThat(folds.number()).isEqualTo(3);
        assertThat(folds.practices().select("practice_id").distinct().count()).isEqualTo(7);
        assertThat(sizes.keySet()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(sizes.values()).containsExactlyInAnyOrder(2L, 2L, 3L);
        assertThat(PracticeFolds.of(record.candidates(), 20).number()).isEqualTo(7);
    }

    @Test
    void one_practice_cannot_be_cross_validated_and_a_record_without_codes_cannot_be_fitted() {
        draw(60, 1);
        assertThatThrownBy(() -> fit())
                .isInstanceOf(Problems.class)
                .hasMessage("propensity.wide cannot be fitted: cross-validation by practice needs two practices");

        var empty = new WideRecord()
                .code("exposure", "snomed", "9", "Referral")
                .candidate("1", "a", true, "depression")
                .candidate("1", "b", false, "depression")
                .candidate("1", "c", true)
                .candidate("1", "d", false);
        assertThatThrownBy(() -> WideScores.fit(empty.tables("exposure"), COVARIATES, rules(), EXACT))
                .isInstanceOfSatisfying(
                        Problems.class,
                        problems -> assertThat(problems.exitCode()).isEqualTo(ExitCode.STATISTICS))
                .hasMessageContaining("no code but those of the exposure is recorded");
    }

    /** People dealt out to practices; the code likely has odds ratio 4, depression 2.5, noise none. */
    private void draw(int people, int practices) {
        var random = new Random(11);
        for (int n = 0; n < people; n++) {
            var practice = Integer.toString(n % practices);
            boolean isLikely = random.nextInt(3) == 0;
            boolean isDepressed = random.nextInt(4) == 0;
            double odds = 0.15 * (isLikely ? 4 : 1) * (isDepressed ? 2.5 : 1);
            boolean isReferred = random.nextDouble() < odds / (1 + odds);
            var patient = "x" + n;
            record.candidate(practice, patient, isReferred, isDepressed ? new String[] {"depression"} : new String[0]);
            entry(practice, patient, "likely", isLikely);
            entry(practice, patient, "noise", random.nextInt(3) == 0);
            told.put(patient, isReferred);
            practiceOf.put(patient, practice);
        }
    }

    private void entry(String practice, String patient, String key, boolean isThere) {
        if (isThere) {
            record.entry(practice, patient, "2017-01-01", key);
        }
    }

    private WideScores fit(String... codesOfTheReferred) {
        List.of(codesOfTheReferred)
                .forEach(key -> told.forEach((patient, isReferred) ->
                        entry(practiceOf.getOrDefault(patient, ""), patient, key, isReferred)));
        return WideScores.fit(record.tables("exposure"), COVARIATES, rules(), EXACT);
    }

    private static PropensityRules rules() {
        return new PropensityRules(List.of(), Optional.of(new WideRules(0, 1, 0.5, 1, 2, 2)));
    }

    private static Map<String, Row> terms(WideScores fitted) {
        return fitted.terms().collectAsList().stream().collect(Collectors.toMap(row -> row.getAs("term"), row -> row));
    }

    private static double estimate(Map<String, Row> terms, String term) {
        assertThat(terms).containsKey(term);
        return Objects.requireNonNull(terms.get(term)).<Double>getAs("estimate");
    }

    private static Map<String, Double> logits(WideScores fitted) {
        return fitted.scores().collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("patient_id"), row -> row.getAs("logit")));
    }
}
