package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.Absorption;
import org.socialrx.stats.effects.EffectsDesign;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.effects.LinearEffects;

/**
 * Stacked difference-in-differences: sub-experiment a holds cohort a and clean controls in periods a - before to a +
 * after; weighted least squares on an intercept, treated, event times and treated times event times.
 *
 * <p>Source: Wing, Freedman and Hollingsworth (2024), NBER Working Paper 32054, equations 6 and 7: treated weigh 1,
 * controls (N_Da/N_D)/(N_Ca/N_C), counted at event time 0. Clean controls are never treated or first treated after a +
 * after. Reference is event time -1.
 */
public final class StackedDid {
    private final PanelRules rules;
    private final StackWindow window;

    /** Lays out. */
    public StackedDid(PanelRules rules, StackWindow window) {
        this.rules = rules;
        this.window = window;
    }

    /**
     * Fits.
     *
     * @param cohorts first treated periods of the sub-experiments
     * @throws BrokenPanelException when units break a rule of panels, or a sub-experiment lacks treated units, controls
     *     or periods
     */
    public Result fit(SortedSet<Integer> cohorts, Passes<UnitRows> units) {
        PanelShape shape = PanelShape.of(units);
        check(cohorts, shape);
        SortedMap<Integer, Double> weights = weights(cohorts, shape);
        check(weights);
        Stack stack = new Stack(window, rules.covariates().size(), eventTimes(cohorts, shape), weights);
        Passes<GroupRows> rows = units.map(stack::of);
        List<String> names = stack.names(rules.covariates());
        var design = new EffectsDesign(names, List.of(), Absorption.NOTHING, rules.clusterings());
        LinearEffects fit = LinearEffects.fit(design, rows);
        TermList terms = new TermList(names.size());
        TreeMap<Integer, Double> after = new TreeMap<>();
        stack.interactions().forEach((k, j) -> {
            terms.add("event-time " + k, j);
            if (k >= 0) {
                after.put(j, 1.0);
            }
        });
        terms.addMean("mean-post", after);
        for (int j = 0; j < rules.covariates().size(); j++) {
            terms.add(rules.covariates().get(j), j);
        }
        var panel = new PanelFit(terms.names(), terms.combinations(), fit.linear(), fit.model(), rows, shape.units());
        return new Result(panel, weights);
    }

    /** The control weight of every sub-experiment. */
    private SortedMap<Integer, Double> weights(SortedSet<Integer> cohorts, PanelShape shape) {
        long treated = 0;
        long controls = 0;
        for (int a : cohorts) {
            treated += shape.rows(a, a);
            controls += controlsOf(a, shape);
        }
        SortedMap<Integer, Double> weights = new TreeMap<>();
        for (int a : cohorts) {
            double treatedShare = (double) shape.rows(a, a) / treated;
            weights.put(a, treatedShare / ((double) controlsOf(a, shape) / controls));
        }
        return weights;
    }

    private long controlsOf(int a, PanelShape shape) {
        return shape.cohorts().stream()
                .filter(g -> window.isControl(a, g))
                .mapToLong(g -> shape.rows(g, a))
                .sum();
    }

    private void check(SortedSet<Integer> cohorts, PanelShape shape) {
        int first = shape.periods().first();
        int last = shape.periods().last();
        List<String> faults = new ArrayList<>();
        for (int a : cohorts) {
            if (shape.rows(a, a) == 0) {
                faults.add("cohort %d has no row at its start".formatted(a));
            } else if (a - window.before() < first || a + window.after() > last) {
                faults.add("cohort %d needs periods %d to %d, the panel has %d to %d"
                        .formatted(a, a - window.before(), a + window.after(), first, last));
            } else if (shape.rows(a, a - 1) == 0) {
                faults.add("cohort %d has no row in the reference period %d".formatted(a, a - 1));
            }
        }
        if (!faults.isEmpty()) {
            throw new BrokenPanelException(faults);
        }
    }

    private static void check(SortedMap<Integer, Double> weights) {
        List<String> faults = weights.entrySet().stream()
                .filter(e -> !Double.isFinite(e.getValue()))
                .map(e -> "cohort %d has no clean control at its start".formatted(e.getKey()))
                .toList();
        if (!faults.isEmpty()) {
            throw new BrokenPanelException(faults);
        }
    }

    private SortedSet<Integer> eventTimes(SortedSet<Integer> cohorts, PanelShape shape) {
        SortedSet<Integer> times = new TreeSet<>();
        for (int a : cohorts) {
            for (int period : shape.periods()) {
                if (period >= a - window.before() && period <= a + window.after()) {
                    times.add(period - a);
                }
            }
        }
        return times;
    }

    /**
     * A stacked fit.
     *
     * @param panel the regression
     * @param controlWeights weight of the controls of each sub-experiment
     */
    public record Result(PanelFit panel, SortedMap<Integer, Double> controlWeights) {}
}
