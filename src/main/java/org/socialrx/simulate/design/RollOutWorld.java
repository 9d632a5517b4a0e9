package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.simulate.world.Draws;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.count.LevelEffect;
import org.socialrx.stats.did.ControlGroup;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.rollout.GroupTime;
import org.socialrx.stats.rollout.Practice;
import org.socialrx.stats.rollout.RollOutSample;
import org.socialrx.stats.rollout.TwoWayFit;

/**
 * Practices that begin one after another between the fourth and the thirteenth of sixteen periods, each with shocks of
 * sd .05 of its own and sizes that differ; what the model without and with effects by cohort and time makes of it.
 *
 * @param practices practices
 * @param effect how effects go
 */
record RollOutWorld(int practices, Effect effect) implements Cell {
    private static final int PERIODS = 16;
    private static final int FIRST = 4;
    private static final int LAST = 13;
    private static final double SHOCK = 0.05;
    private static final double PRACTICE_SD = 0.2;
    private static final double PATIENTS = 330;
    private static final double SIZE_SHAPE = 4;
    private static final int DAYS = 91;

    /** How the log ratio goes with time since the beginning and with the cohort. */
    enum Effect {
        NONE("no effect") {
            @Override
            double log(int cohort, int since) {
                return 0;
            }
        },
        CONSTANT("effect -.1") {
            @Override
            double log(int cohort, int since) {
                return -0.1;
            }
        },
        GROWING("effect growing by -.02 a period") {
            @Override
            double log(int cohort, int since) {
                return -0.02 * (since + 1);
            }
        },
        EARLY_COHORTS("effect -.2 of early cohorts, none of late ones") {
            @Override
            double log(int cohort, int since) {
                return cohort <= (FIRST + LAST) / 2 ? -0.2 : 0;
            }
        };

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        abstract double log(int cohort, int since);
    }

    /** Every course of effects in few and many practices. */
    static Grid grid() {
        List<Cell> cells = new ArrayList<>();
        for (var effect : Effect.values()) {
            for (int practices : new int[] {20, 60, 200}) {
                cells.add(new RollOutWorld(practices, effect));
            }
        }
        return new Grid(
                "roll-out",
                "Practices that begin one after another",
                "Sixteen periods, practices of 330 people on average, shocks of practice and period of sd .05. Must"
                        + " fail: the plain model when effects grow or differ, and independent errors. The truth of the"
                        + " two-way models is the ratio of all contacts, that of group-time effects the mean log ratio.",
                cells);
    }

    @Override
    public String name() {
        return "%s, %d practices".formatted(effect.words, practices);
    }

    @Override
    public List<Answer> replicate(Draws draws) {
        List<Answer> answers = new ArrayList<>();
        try {
            var sample = RollOutSample.of(draw(draws), RollOutSample.LEAST_CONTROLS);
            addAnswers(sample, answers);
        } catch (EstimationException e) {
            return List.of();
        }
        return answers;
    }

    private void addAnswers(RollOutSample sample, List<Answer> answers) {
        double truth = truth(sample);
        var plain = TwoWayFit.plain(sample);
        answers.add(Answer.of("plain two-way, CR2", logRatio(plain, ClusterCovarianceType.CR2), truth));
        var extended = TwoWayFit.extended(sample);
        answers.add(Answer.of("extended two-way, CR2", logRatio(extended, ClusterCovarianceType.CR2), truth));
        answers.add(Answer.of("extended two-way, CR1S", logRatio(extended, ClusterCovarianceType.CR1S), truth));
        answers.add(Answer.of("extended two-way, independent errors", independent(extended), truth));
        var groupTime = GroupTime.of(sample, ControlGroup.NOT_YET_TREATED, Math::log);
        answers.add(Answer.of("group-time, influence", groupTime.effect(Answer.LEVEL), meanLog(sample)));
    }

    private static Estimate logRatio(TwoWayFit fit, ClusterCovarianceType type) {
        return fit.effect(since -> true).logRatio(fit.covariance(), type, Answer.LEVEL);
    }

    /** As if every practice and period were independent of the others. */
    private static Estimate independent(TwoWayFit fit) {
        var effect = fit.effect(since -> true);
        double[][] inverse = fit.inverse();
        double variance = 0;
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j < inverse.length; j++) {
                variance += gradient(effect, i) * inverse[i][j] * gradient(effect, j);
            }
        }
        return Estimate.normal(Math.log(effect.fitted() / effect.without()), Math.sqrt(variance), Answer.LEVEL);
    }

    private static double gradient(LevelEffect effect, int at) {
        return effect.fittedGradient()[at] / effect.fitted() - effect.withoutGradient()[at] / effect.without();
    }

    /** Contacts with the effect over those without, as expected, not as they happened. */
    private double truth(RollOutSample sample) {
        double with = 0;
        double without = 0;
        for (var practice : sample.practices()) {
            for (int period = 1; period <= sample.periods(); period++) {
                if (practice.hasBegun(period)) {
                    double ratio = Math.exp(effect.log(practice.cohort(), period - practice.cohort()));
                    with += practice.contacts(period);
                    without += practice.contacts(period) / ratio;
                }
            }
        }
        return Math.log(with / without);
    }

    /** Mean log ratio over practices and periods. */
    private double meanLog(RollOutSample sample) {
        double sum = 0;
        int cells = 0;
        for (var practice : sample.practices()) {
            for (int period = 1; period <= sample.periods(); period++) {
                if (practice.hasBegun(period)) {
                    sum += effect.log(practice.cohort(), period - practice.cohort());
                    cells++;
                }
            }
        }
        return sum / cells;
    }

    private List<Practice> draw(Draws draws) {
        double[] common = new double[PERIODS];
        for (int t = 0; t < PERIODS; t++) {
            common[t] = 0.0075 * t + SHOCK * draws.normal();
        }
        List<Practice> drawn = new ArrayList<>();
        for (int c = 0; c < practices; c++) {
            drawn.add(practice(draws, "%04d".formatted(c), common));
        }
        return drawn;
    }

    private Practice practice(Draws draws, String id, double[] common) {
        int cohort = draws.between(FIRST, LAST);
        long people = Math.max(20, Math.round(PATIENTS * draws.gamma(SIZE_SHAPE)));
        double level = PRACTICE_SD * draws.normal();
        long[] spells = new long[PERIODS];
        long[] days = new long[PERIODS];
        long[] contacts = new long[PERIODS];
        for (int t = 0; t < PERIODS; t++) {
            boolean hasBegun = t + 1 >= cohort;
            double log =
                    level + common[t] + SHOCK * draws.normal() + (hasBegun ? effect.log(cohort, t + 1 - cohort) : 0);
            spells[t] = people;
            days[t] = people * DAYS;
            contacts[t] = Counts.poisson(draws, people * Math.exp(log));
        }
        return new Practice(id, cohort, spells, days, contacts, new long[PERIODS]);
    }
}
