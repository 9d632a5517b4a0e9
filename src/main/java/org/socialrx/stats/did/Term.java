package org.socialrx.stats.did;

import java.io.Serializable;
import java.util.List;

/**
 * One weighted mean of an effect, sum w v / sum w: every method is a signed sum of such means.
 *
 * <p>v = y (if {@code hasOutcome}) + sum over outcome models m of {@code multipliers[m]} x'b_m; w = 1 for the treated,
 * or the odds p/(1 - p) for the controls, within the phase.
 *
 * @param sign +1 or -1
 * @param arm whose rows are averaged
 * @param phase which rows count: all, before, after
 * @param hasOutcome whether the outcome is part of v
 * @param multipliers of the models in the order of {@link OutcomeModel}
 * @param isOverTreated whether the sum is divided by the number of the treated in place of its own weight
 */
record Term(int sign, Arm arm, Phase phase, boolean hasOutcome, List<Integer> multipliers, boolean isOverTreated)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Which arm. */
    enum Arm {
        TREATED,
        CONTROL
    }

    /** Which period. */
    enum Phase {
        ALL,
        BEFORE,
        AFTER;

        boolean holds(Observation row) {
            return this == ALL || row.isPost() == (this == AFTER);
        }
    }

    private static final List<Integer> NO_MODEL = List.of(0, 0, 0, 0);
    private static final List<Integer> MINUS_CONTROL_AFTER = List.of(0, -1, 0, 0);

    /** The terms of a method for changes of units: sum w (dy - m(x)) with m the controls' model of the change. */
    static List<Term> ofChanges(DidMethod method) {
        List<Integer> model = method.needsOutcomeModel() ? MINUS_CONTROL_AFTER : NO_MODEL;
        var treated = new Term(1, Arm.TREATED, Phase.ALL, true, model, false);
        var control = new Term(-1, Arm.CONTROL, Phase.ALL, true, model, method == DidMethod.WEIGHTING_UNNORMALISED);
        return method.needsPropensity() ? List.of(treated, control) : List.of(treated);
    }

    /**
     * The terms of a method for repeated cross-sections; doubly robust is the locally efficient form, which adds the
     * treated arm's models.
     */
    static List<Term> ofCrossSections(DidMethod method) {
        return switch (method) {
            case REGRESSION ->
                List.of(
                        outcome(1, Arm.TREATED, Phase.AFTER, NO_MODEL),
                        outcome(-1, Arm.TREATED, Phase.BEFORE, NO_MODEL),
                        fitted(-1, Phase.ALL, List.of(-1, 1, 0, 0)));
            case WEIGHTING ->
                List.of(
                        outcome(1, Arm.TREATED, Phase.AFTER, NO_MODEL),
                        outcome(-1, Arm.TREATED, Phase.BEFORE, NO_MODEL),
                        outcome(-1, Arm.CONTROL, Phase.AFTER, NO_MODEL),
                        outcome(1, Arm.CONTROL, Phase.BEFORE, NO_MODEL));
            case DOUBLY_ROBUST ->
                List.of(
                        outcome(1, Arm.TREATED, Phase.AFTER, MINUS_CONTROL_AFTER),
                        outcome(-1, Arm.TREATED, Phase.BEFORE, List.of(-1, 0, 0, 0)),
                        outcome(-1, Arm.CONTROL, Phase.AFTER, MINUS_CONTROL_AFTER),
                        outcome(1, Arm.CONTROL, Phase.BEFORE, List.of(-1, 0, 0, 0)),
                        fitted(1, Phase.ALL, List.of(0, -1, 0, 1)),
                        fitted(-1, Phase.AFTER, List.of(0, -1, 0, 1)),
                        fitted(-1, Phase.ALL, List.of(-1, 0, 1, 0)),
                        fitted(1, Phase.BEFORE, List.of(-1, 0, 1, 0)));
            case DOUBLY_ROBUST_IMPROVED, WEIGHTING_UNNORMALISED ->
                throw new IllegalArgumentException("Method %s is for changes of units only".formatted(method));
        };
    }

    private static Term outcome(int sign, Arm arm, Phase phase, List<Integer> multipliers) {
        return new Term(sign, arm, phase, true, multipliers, false);
    }

    private static Term fitted(int sign, Phase phase, List<Integer> multipliers) {
        return new Term(sign, Arm.TREATED, phase, false, multipliers, false);
    }

    boolean holds(Observation row) {
        return row.isTreated() == (arm == Arm.TREATED) && phase.holds(row);
    }
}
