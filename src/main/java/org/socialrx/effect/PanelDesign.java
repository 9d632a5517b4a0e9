package org.socialrx.effect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.socialrx.effect.Series.Grouping;

/**
 * The regressors of a panel model, which depend on arm and period alone: period effects common to the arms, and effects
 * of being referred in given periods.
 */
final class PanelDesign implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int ARMS = 2;

    private final List<String> terms;
    private final int[] effectPositions;
    /** By arm and period; empty where an arm's period is not in the model. */
    private final double[][][] rows;

    private PanelDesign(List<String> terms, List<String> effects, double[][][] rows) {
        this.terms = List.copyOf(terms);
        this.effectPositions = effects.stream().mapToInt(terms::indexOf).toArray();
        this.rows = rows;
    }

    /**
     * One effect of being referred.
     *
     * @param name name of the term
     * @param periods periods it acts in
     */
    record Effect(String name, IntPredicate periods) {}

    /**
     * A design over periods.
     *
     * @param grouping what is absorbed; within a set the arms need an effect of their own, within a person they do not
     * @param first first period of the panel
     * @param count periods of the panel
     * @param isUsed whether an arm's period is modelled
     * @param effects effects of being referred
     */
    static PanelDesign of(
            Grouping grouping, int first, int count, BiPredicate<Boolean, Integer> isUsed, List<Effect> effects) {
        List<Integer> periods = new ArrayList<>();
        for (var period = first; period < first + count; period++) {
            if (isUsed.test(true, period) || isUsed.test(false, period)) {
                periods.add(period);
            }
        }
        List<String> terms = new ArrayList<>();
        periods.stream().skip(1).forEach(period -> terms.add("period " + period));
        if (grouping == Grouping.MATCHED_SET) {
            terms.add("referred");
        }
        var names = effects.stream().map(Effect::name).toList();
        terms.addAll(names);
        var rows = new double[ARMS][count][0];
        for (var arm = 0; arm < ARMS; arm++) {
            for (var period : periods) {
                if (isUsed.test(arm == 1, period)) {
                    rows[arm][period - first] = row(terms, arm == 1, period, effects);
                }
            }
        }
        return new PanelDesign(terms, names, rows);
    }

    private static double[] row(List<String> terms, boolean isReferred, int period, List<Effect> effects) {
        var row = new double[terms.size()];
        set(row, terms.indexOf("period " + period));
        if (isReferred) {
            set(row, terms.indexOf("referred"));
            effects.stream()
                    .filter(effect -> effect.periods().test(period))
                    .forEach(effect -> set(row, terms.indexOf(effect.name())));
        }
        return row;
    }

    private static void set(double[] row, int at) {
        if (at >= 0) {
            row[at] = 1;
        }
    }

    /** Names of the columns. */
    List<String> terms() {
        return terms;
    }

    /** Positions of the effects of being referred among the columns. */
    int[] effectPositions() {
        return effectPositions.clone();
    }

    /** Whether a period of an arm is in the model. */
    boolean isUsed(boolean isReferred, int periodIndex) {
        return rows[isReferred ? 1 : 0][periodIndex].length > 0;
    }

    /** The regressors of an arm's period, all 0 when it is not in the model. */
    double[] row(boolean isReferred, int periodIndex) {
        return isUsed(isReferred, periodIndex) ? rows[isReferred ? 1 : 0][periodIndex] : new double[terms.size()];
    }

    /** Whether an effect of being referred acts on an arm's period. */
    boolean isAffected(boolean isReferred, int periodIndex) {
        var row = rows[isReferred ? 1 : 0][periodIndex];
        if (row.length == 0) {
            return false;
        }
        for (var at : effectPositions) {
            if (row[at] != 0) {
                return true;
            }
        }
        return false;
    }
}
