package org.socialrx.stats.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.did.PanelUnit;

/**
 * The regressors of a two-way model with practice effects taken out: period effects, and effects of having begun.
 *
 * <p>Extended: one effect for every cohort and period since its beginning, so that a practice that began long ago is
 * never the control of one that begins (Wooldridge, Econometrics Journal 2023;26:C31). Plain: a single effect, shown as
 * what not to believe.
 */
public final class TwoWayDesign {
    private static final String EFFECT = "begun";

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> effects = new ArrayList<>();
    private final int periods;
    private final boolean isExtended;

    private TwoWayDesign(RollOutSample sample, boolean isExtended) {
        this.periods = sample.periods();
        this.isExtended = isExtended;
        for (var period = 2; period <= periods; period++) {
            columns.put("period " + period, columns.size());
        }
        if (isExtended) {
            for (var cohort : sample.cohorts()) {
                for (var period = cohort; period <= periods; period++) {
                    effects.add(effect(cohort, period));
                }
            }
        } else {
            effects.add(EFFECT);
        }
        effects.forEach(effect -> columns.put(effect, columns.size()));
    }

    /** An effect of its own for every cohort and period. */
    public static TwoWayDesign extended(RollOutSample sample) {
        return new TwoWayDesign(sample, true);
    }

    /** One effect for all. */
    public static TwoWayDesign plain(RollOutSample sample) {
        return new TwoWayDesign(sample, false);
    }

    List<String> terms() {
        return List.copyOf(columns.keySet());
    }

    /** Names of the effects of having begun. */
    public List<String> effects() {
        return List.copyOf(effects);
    }

    /** The regressors of a practice, period by period. */
    double[][] rows(Practice practice) {
        var rows = new double[periods][columns.size()];
        for (var period = 1; period <= periods; period++) {
            set(rows[period - 1], "period " + period);
            if (practice.hasBegun(period)) {
                set(rows[period - 1], isExtended ? effect(practice.cohort(), period) : EFFECT);
            }
        }
        return rows;
    }

    private void set(double[] row, String column) {
        var at = columns.get(column);
        if (at != null) {
            row[at] = 1;
        }
    }

    private static String effect(int cohort, int period) {
        if (cohort == PanelUnit.NEVER) {
            throw new IllegalArgumentException("A practice that never begins has no effect");
        }
        return "cohort %d in period %d".formatted(cohort, period);
    }
}
