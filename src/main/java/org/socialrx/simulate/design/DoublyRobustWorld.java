package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.simulate.world.Draws;
import org.socialrx.stats.Passes;
import org.socialrx.stats.did.DidMethod;
import org.socialrx.stats.did.TwoPeriodDid;
import org.socialrx.stats.did.TwoPeriodUnit;
import org.socialrx.stats.inference.Estimate;

/**
 * Two periods, no effect, and a trend and a propensity that either are linear in what is recorded or are not; as in
 * Sant'Anna and Zhao (Journal of Econometrics 2020;219:101), section 4.
 *
 * @param isPropensityRight whether the log odds of treatment are linear in the covariates
 * @param isTrendRight whether the trend is
 */
record DoublyRobustWorld(boolean isPropensityRight, boolean isTrendRight) implements Cell {
    private static final int UNITS = 1000;
    private static final int COLUMNS = 3;

    /** Which of the models is right. */
    static Grid grid() {
        List<Cell> cells = new ArrayList<>();
        for (boolean propensity : new boolean[] {true, false}) {
            for (boolean trend : new boolean[] {true, false}) {
                cells.add(new DoublyRobustWorld(propensity, trend));
            }
        }
        return new Grid(
                "doubly-robust",
                "Which model must be right",
                "Two periods, 1,000 units, no effect. Must fail: each estimator when none of its models is right.",
                cells);
    }

    @Override
    public String name() {
        return "propensity %s, trend %s".formatted(word(isPropensityRight), word(isTrendRight));
    }

    private static String word(boolean isRight) {
        return isRight ? "right" : "wrong";
    }

    @Override
    public List<Answer> replicate(Draws draws) {
        List<TwoPeriodUnit> units = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            units.add(unit(draws));
        }
        List<Answer> answers = new ArrayList<>();
        answers.add(answer("doubly robust", DidMethod.DOUBLY_ROBUST, units));
        answers.add(answer("outcome regression", DidMethod.REGRESSION, units));
        answers.add(answer("weighting", DidMethod.WEIGHTING, units));
        return answers;
    }

    private TwoPeriodUnit unit(Draws draws) {
        double one = draws.normal();
        double two = draws.normal();
        double bend = (one * one - 1) / Math.sqrt(2) + one * two;
        double logit = 0.5 * (isPropensityRight ? one - two : bend);
        double trend = isTrendRight ? one + two : one + bend;
        double change = trend + draws.normal() * Math.sqrt(2);
        double[] covariates = {1, one, two};
        return draws.happens(1 / (1 + Math.exp(-logit)))
                ? TwoPeriodUnit.treated(change, List.of(), covariates)
                : TwoPeriodUnit.control(change, List.of(), covariates);
    }

    private static Answer answer(String name, DidMethod method, List<TwoPeriodUnit> units) {
        var effect = new TwoPeriodDid(method, COLUMNS, 0).fit(Passes.over(units));
        return Answer.of(name, Estimate.normal(effect.att(), effect.stdError(), Answer.LEVEL), 0);
    }
}
