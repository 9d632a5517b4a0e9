package org.socialrx.stats.panel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.Absorption;
import org.socialrx.stats.effects.EffectsDesign;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.effects.LinearEffects;

/**
 * Interaction-weighted event study: one effect for every cohort and event time on unit and period effects, averaged
 * over cohorts with the rows of the cells, which are taken as fixed.
 *
 * <p>Source: Sun and Abraham (2021), Journal of Econometrics 225, definition 4 and section 4.1. Controls are the never
 * treated, a cohort after the last period among them; without any, the last cohort, and rows from its start on are left
 * out. A cohort that is treated from its first period on is left out; a unit of another cohort that is only seen
 * treated stays.
 */
public final class SunAbraham {
    private SunAbraham() {}

    /**
     * Fits.
     *
     * @param reference event time left out of every cohort
     * @throws BrokenPanelException when units break a rule of panels, or there is nothing to compare
     */
    public static PanelFit fit(PanelRules rules, int reference, Passes<UnitRows> units) {
        PanelShape all = PanelShape.of(units);
        int until = firstLeftOut(all);
        SortedSet<Integer> alwaysTreated = all.alwaysTreated();
        CohortCells none = new CohortCells(List.of(), until, alwaysTreated);
        Passes<UnitRows> kept = units.map(none::rowsOf);
        PanelShape shape = PanelShape.of(kept);
        shape.checkReference(reference);
        CohortCells cells = cells(rules, shape, reference, until);
        Passes<GroupRows> rows = kept.map(cells::expand);
        var design =
                new EffectsDesign(cells.names(), List.of(rules.time()), Absorption.GROUP_EFFECT, rules.clusterings());
        LinearEffects fit = LinearEffects.fit(design, rows);
        TermList terms = terms(rules, shape, cells);
        return new PanelFit(terms.names(), terms.combinations(), fit.linear(), fit.model(), rows, shape.units());
    }

    /** Without a control, the start of the last cohort; otherwise the period after all. */
    private static int firstLeftOut(PanelShape all) {
        int last = all.periods().last();
        boolean hasControls =
                all.cohorts().contains(UnitRows.NEVER) || all.cohorts().last() > last;
        if (!hasControls && all.cohorts().size() == 1) {
            throw new BrokenPanelException(
                    List.of("all units are first treated in the same period; none is a control"));
        }
        return hasControls ? last + 1 : all.cohorts().last();
    }

    private static CohortCells cells(PanelRules rules, PanelShape shape, int reference, int until) {
        CohortCells cells = new CohortCells(rules.covariates(), until, shape.alwaysTreated());
        for (int cohort : shape.cohorts()) {
            if (cohort == UnitRows.NEVER || cohort >= until) {
                continue;
            }
            for (int period : shape.rows(cohort).keySet()) {
                if (period - cohort != reference) {
                    cells.add(cohort, period - cohort);
                }
            }
        }
        return cells;
    }

    private static TermList terms(PanelRules rules, PanelShape shape, CohortCells cells) {
        TermList terms = new TermList(cells.names().size());
        TreeMap<Integer, Map<Integer, Double>> byTime = new TreeMap<>();
        TreeMap<Integer, Map<Integer, Double>> byCohort = new TreeMap<>();
        Map<Integer, Double> after = new HashMap<>();
        cells.positions()
                .forEach((g, times) -> times.forEach((k, at) -> {
                    double rows = (double) shape.rows(g, g + k);
                    byTime.computeIfAbsent(k, e -> new HashMap<>()).put(at, rows);
                    if (k >= 0) {
                        byCohort.computeIfAbsent(g, c -> new HashMap<>()).put(at, rows);
                        after.put(at, rows);
                    }
                }));
        byTime.forEach((k, weights) -> terms.addMean("event-time " + k, weights));
        if (after.isEmpty()) {
            throw new BrokenPanelException(List.of("no cohort has both a row before its treatment and a row after it"));
        }
        terms.addMean("att", after);
        byCohort.forEach((g, weights) -> terms.addMean("cohort " + g, weights));
        for (int j = 0; j < rules.covariates().size(); j++) {
            terms.add(rules.covariates().get(j), j);
        }
        return terms;
    }
}
