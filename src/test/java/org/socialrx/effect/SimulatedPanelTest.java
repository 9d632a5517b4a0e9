package org.socialrx.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.socialrx.effect.MatchedPanels.Candidate.control;
import static org.socialrx.effect.MatchedPanels.Candidate.referred;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.socialrx.effect.MatchedPanels.Candidate;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.study.Study;

/** Sets drawn with a level gap, a crisis around the index date and a planted ratio from period 0 on. */
class SimulatedPanelTest {
    private static final Study STUDY = MatchedPanels.study(
            "outcomes: [{name: gp-day, measure: day}, {name: any-day, measure: day}]",
            "estimates: {primary: {outcome: gp-day}, also-outcomes: [any-day], subgroups: [sex]}");
    private static final int PRACTICES = 20;
    private static final int SETS_EACH = 12;
    private static final double LEVEL_GAP = 0.5;

    private static int poisson(Random random, double mean) {
        var limit = Math.exp(-mean);
        var product = random.nextDouble();
        var count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static Candidate draw(Random random, Candidate candidate, double gap, double effect) {
        var frailty = -Math.log(1 - random.nextDouble()) * 2 * Math.exp(gap);
        var counts = new int[16];
        var days = new int[16];
        for (var at = 0; at < 16; at++) {
            var period = at - 8;
            var crisis = period == -1 || period == 0 ? 2.5 : 1;
            days[at] = period > 4 && random.nextDouble() < 0.2 ? 30 : 91;
            var after = period >= 0 ? effect : 1;
            counts[at] = poisson(random, frailty * crisis * after * days[at] / 91 * (1 + 0.03 * period));
        }
        return candidate.contacts(counts).days(days);
    }

    private static List<Candidate> world(long seed, double effect) {
        var random = new Random(seed);
        List<Candidate> all = new ArrayList<>();
        for (var practice = 0; practice < PRACTICES; practice++) {
            for (var set = 0; set < SETS_EACH; set++) {
                var name = "P%02d".formatted(practice);
                var id = "%02d-%02d".formatted(practice, set);
                var sex = set % 2 == 0 ? "female" : "male";
                all.add(draw(random, referred(name, id + "r"), LEVEL_GAP, effect)
                        .in(id, 1)
                        .sex(sex));
                all.add(draw(random, control(name, id + "a"), 0, 1).in(id, 0.5).sex(sex));
                all.add(draw(random, control(name, id + "b"), 0, 1).in(id, 0.5).sex(sex));
            }
        }
        return all;
    }

    private static EffectInputs inputs(List<Candidate> candidates) {
        var panels = new MatchedPanels(STUDY);
        candidates.forEach(candidate -> panels.add(candidate, "gp-day", "any-day"));
        return panels.inputs();
    }

    private static Row primary(EffectTables tables) {
        return tables.estimate().where(Estimate.IS_PRIMARY.col()).first();
    }

    private static double number(Row row, String field) {
        return row.getAs(field);
    }

    @Test
    void a_planted_ratio_is_recovered_and_the_design_passes_its_checks() {
        var tables = EffectEstimation.estimate(STUDY, inputs(world(11, 0.7)));

        var row = primary(tables);
        assertThat(number(row, "estimate")).isCloseTo(0.7, within(0.07));
        assertThat(number(row, "ci_low")).isLessThan(0.7);
        assertThat(number(row, "ci_high")).isGreaterThan(0.7).isLessThan(1);
        assertThat(number(row, "df")).isBetween(5.0, 19.0);
        assertThat(number(row, "smallest_detectable")).isBetween(0.7, 1.0);
        var plateau = tables.diagnostic()
                .where(Diagnostic.DIAGNOSTIC.col().equalTo("plateau"))
                .first();
        assertThat(number(plateau, "value")).isCloseTo(1, within(0.3));
        var gap = tables.diagnostic()
                .where(Diagnostic.DIAGNOSTIC.col().equalTo("level-gap"))
                .first();
        assertThat(number(gap, "value")).isCloseTo(LEVEL_GAP, within(0.2));
        var reliability = tables.diagnostic()
                .where(Diagnostic.DIAGNOSTIC.col().equalTo("reliability"))
                .first();
        assertThat(number(reliability, "value")).isBetween(0.85, 1.0);
    }

    @Test
    void no_effect_stays_none() {
        var row = primary(EffectEstimation.estimate(STUDY, inputs(world(12, 1))));

        assertThat(number(row, "ci_low")).isLessThan(1);
        assertThat(number(row, "ci_high")).isGreaterThan(1);
    }

    @Test
    void the_band_over_all_periods_is_wider_than_every_interval() {
        var tables = EffectEstimation.estimate(STUDY, inputs(world(13, 1)));

        var rows = tables.eventTime()
                .where(EventTime.OUTCOME.col().equalTo("gp-day"))
                .collectAsList();
        assertThat(rows).hasSize(16);
        assertThat(rows).allSatisfy(row -> {
            assertThat(number(row, "band_low")).isLessThan(number(row, "ci_low"));
            assertThat(number(row, "band_high")).isGreaterThan(number(row, "ci_high"));
        });
    }

    @Test
    void partitioning_and_order_of_rows_leave_every_digit_as_it_is() {
        var inputs = inputs(world(14, 0.8));

        var one = everything(repartitioned(inputs, 1));
        var seven = everything(repartitioned(inputs, 7));

        assertThat(seven).isEqualTo(one);
        assertThat(one).anyMatch(row -> row.contains("primary"));
    }

    private static EffectInputs repartitioned(EffectInputs inputs, int partitions) {
        return new EffectInputs(
                inputs.cohortMember().repartition(partitions),
                inputs.candidateCovariate().repartition(partitions),
                inputs.candidatePanel().repartition(partitions),
                inputs.matchedSet().repartition(partitions),
                inputs.propensityScore().repartition(partitions));
    }

    private static List<String> everything(EffectInputs inputs) {
        var tables = EffectEstimation.estimate(STUDY, inputs);
        List<String> rows = new ArrayList<>();
        for (var table : List.of(
                tables.estimate(), tables.eventTime(), tables.armRate(), tables.diagnostic(), tables.leaving())) {
            table.collectAsList().forEach(row -> rows.add(row.toString()));
        }
        return rows;
    }

    @Test
    void the_estimate_equals_a_poisson_regression_with_a_column_for_every_person_and_period() {
        var small = world(15, 0.8).subList(0, 3 * SETS_EACH * 3);
        var oracle = new DummyPoisson();
        small.forEach(candidate -> addTo(oracle, candidate));

        var row = primary(EffectEstimation.estimate(STUDY, inputs(small)));

        assertThat(number(row, "estimate")).isCloseTo(Math.exp(oracle.coefficient("~effect")), within(1e-9));
    }

    private static void addTo(DummyPoisson oracle, Candidate candidate) {
        if (Arrays.stream(candidate.counts()).sum() == 0) {
            return;
        }
        for (var at = 0; at < 16; at++) {
            var period = at - 8;
            if (period <= -3 || period >= 2) {
                var names = new ArrayList<>(List.of("person " + candidate.patient(), "xperiod " + period));
                if (candidate.isReferred() && period >= 2) {
                    names.add("~effect");
                }
                if (period == -8) {
                    names.remove(1);
                }
                oracle.add(
                        candidate.counts()[at], candidate.days()[at], candidate.weight(), names.toArray(String[]::new));
            }
        }
    }
}
