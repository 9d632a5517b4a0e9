package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.Absorption;
import org.socialrx.stats.effects.EffectsDesign;
import org.socialrx.stats.effects.GroupRows;
import org.socialrx.stats.effects.LinearEffects;

/**
 * Event study by two-way fixed effects: y_it = a_i + l_t + sum over k of d_k 1{t - g_i = k} + x_it'b + e_it, without
 * the reference event time, at which never treated units stand too.
 *
 * <p>Its coefficients mix cohorts when effects differ between them (Sun and Abraham 2021, Journal of Econometrics 225,
 * proposition 2), for which {@link SunAbraham} is the remedy.
 */
public final class EventStudy {
    private EventStudy() {}

    /**
     * Fits.
     *
     * @param reference event time left out
     * @throws BrokenPanelException when units break a rule of panels, or none is seen at the reference
     */
    public static PanelFit fit(PanelRules rules, int reference, Passes<UnitRows> units) {
        PanelShape shape = PanelShape.of(units);
        shape.checkReference(reference);
        SortedSet<Integer> times = shape.eventTimes();
        times.remove(reference);
        Columns columns = new Columns(rules.covariates().size(), times);
        Passes<GroupRows> rows = units.map(columns::of);
        var design = new EffectsDesign(
                columns.names(rules), List.of(rules.time()), Absorption.GROUP_EFFECT, rules.clusterings());
        LinearEffects fit = LinearEffects.fit(design, rows);
        TermList terms = new TermList(design.regressors().size());
        columns.positions.forEach((k, j) -> terms.add("event-time " + k, j));
        for (int j = 0; j < rules.covariates().size(); j++) {
            terms.add(rules.covariates().get(j), j);
        }
        return new PanelFit(terms.names(), terms.combinations(), fit.linear(), fit.model(), rows, shape.units());
    }

    /** Covariates, then a 0/1 column for each event time. */
    private static final class Columns implements Serializable {
        private static final long serialVersionUID = 1;

        private final int covariates;
        private final TreeMap<Integer, Integer> positions = new TreeMap<>();

        private Columns(int covariates, SortedSet<Integer> times) {
            this.covariates = covariates;
            times.forEach(k -> positions.put(k, covariates + positions.size()));
        }

        private List<String> names(PanelRules rules) {
            List<String> names = new ArrayList<>(rules.covariates());
            positions.keySet().forEach(k -> names.add("event-time " + k));
            return names;
        }

        private GroupRows of(UnitRows unit) {
            double[][] x = new double[unit.size()][];
            String[][] levels = new String[unit.size()][];
            for (int t = 0; t < x.length; t++) {
                double[] row = Arrays.copyOf(unit.x()[t], covariates + positions.size());
                Integer at = unit.cohort() == UnitRows.NEVER ? null : positions.get(unit.periods()[t] - unit.cohort());
                if (at != null) {
                    row[at] = 1;
                }
                x[t] = row;
                levels[t] = new String[] {String.valueOf(unit.periods()[t])};
            }
            double[] ones = new double[unit.size()];
            Arrays.fill(ones, 1);
            return new GroupRows(unit.key(), x, unit.y(), ones, ones, levels, unit.clusters());
        }
    }
}
