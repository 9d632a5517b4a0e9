package org.socialrx.stats.effects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a regression with fixed effects: an intercept where nothing is taken out, a 0/1 column for each level
 * of an effect but the first, then the regressors, so that of a regressor and an effect the regressor is the aliased
 * one.
 */
final class EffectColumns implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<HashMap<String, Integer>> positions = new ArrayList<>();
    private final int firstRegressor;
    private final boolean hasIntercept;

    EffectColumns(EffectsDesign design, EffectLevels levels) {
        this.hasIntercept = design.absorption() == Absorption.NOTHING;
        if (hasIntercept) {
            names.add("intercept");
        }
        for (int f = 0; f < design.effects().size(); f++) {
            HashMap<String, Integer> at = new HashMap<>();
            List<String> all = levels.levels(f);
            for (String level : all.subList(Math.min(1, all.size()), all.size())) {
                at.put(level, names.size());
                names.add(design.effects().get(f) + "=" + level);
            }
            positions.add(at);
        }
        this.firstRegressor = names.size();
        names.addAll(design.regressors());
    }

    List<String> names() {
        return List.copyOf(names);
    }

    int firstRegressor() {
        return firstRegressor;
    }

    /** The rows of a group with all columns. */
    double[][] expand(GroupRows group) {
        double[][] rows = new double[group.size()][];
        for (int t = 0; t < rows.length; t++) {
            double[] row = new double[names.size()];
            if (hasIntercept) {
                row[0] = 1;
            }
            for (int f = 0; f < positions.size(); f++) {
                Map<String, Integer> at = positions.get(f);
                int position = at.getOrDefault(group.levels()[t][f], -1);
                if (position >= 0) {
                    row[position] = 1;
                }
            }
            System.arraycopy(group.x()[t], 0, row, firstRegressor, names.size() - firstRegressor);
            rows[t] = row;
        }
        return rows;
    }
}
