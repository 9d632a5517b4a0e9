package org.socialrx.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socialrx.simulate.world.MatchedStudy.Matching;

/**
 * The world behaves as the one in which the design was chosen: the design finds the truth, the others visibly do not.
 *
 * <p>Studies of 100,000 patients, whose standard error is about .02. The right design has a bias of about .014 in this
 * world (forty studies of 20,000: .0134 without an effect, .0145 with one), most of it from crises that have not quite
 * faded in the first effect periods; the mean of three studies, standard error .012, stays within three of them of
 * that.
 */
class StudyDesignTest {
    private static final int PATIENTS = 100_000;
    private static final long SEED = 20200131;
    private static final double BAND = 0.014 + 3 * 0.012;
    private static MatchedStudy study;
    private static List<MatchedStudy.Member> matched;

    @BeforeAll
    static void draw_a_world_without_effect() {
        study = new MatchedStudy(World.defaults(), PATIENTS, SEED);
        matched = study.match(Matching.COVARIATES);
    }

    /** Mean deviation from the planted log rate ratio over three studies. */
    private static double meanBias(double effect) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            var drawn = new MatchedStudy(World.defaults().withEffect(effect), PATIENTS, SEED + i);
            var estimate = MatchedStudy.poisson(drawn.match(Matching.COVARIATES), -8, -3, 2, 7);
            sum += estimate.value() - Math.log(effect);
        }
        return sum / 3;
    }

    @Test
    void the_design_finds_no_effect_where_there_is_none() {
        assertThat(meanBias(1)).isBetween(-BAND, BAND);
    }

    @Test
    void the_design_finds_the_planted_effect() {
        assertThat(meanBias(0.85)).isBetween(-BAND, BAND);
    }

    @Test
    void matching_on_the_trajectory_hides_benefit() {
        var estimate = MatchedStudy.poisson(study.match(Matching.TRAJECTORY), -8, -3, 2, 7);

        assertThat(estimate.value()).isBetween(0.07, 0.25);
        assertThat(estimate.holds(0)).isFalse();
    }

    @Test
    void a_baseline_that_holds_the_crisis_feigns_benefit() {
        var estimate = MatchedStudy.poisson(matched, -4, -1, 2, 7);

        assertThat(estimate.value()).isBetween(-0.32, -0.12);
        assertThat(estimate.holds(0)).isFalse();
    }

    @Test
    void the_year_after_against_the_year_before_feigns_benefit() {
        var estimate = study.beforeAfter();

        assertThat(estimate.value()).isBetween(-0.2, -0.03);
        assertThat(estimate.holds(0)).isFalse();
    }

    @Test
    void about_two_in_three_of_the_referred_find_controls() {
        var estimate = MatchedStudy.poisson(matched, -8, -3, 2, 7);

        // A fifth of this is a study of 20,000 patients.
        assertThat(study.referred().size() / 5).isBetween(500, 1000);
        assertThat(estimate.sets() / 5).isBetween(310, 700);
        assertThat(estimate.error()).isBetween(0.01, 0.03);
    }
}
