package org.socialrx.stats.effects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.Passes;

/**
 * The first pass: which levels every fixed effect has, which of them have events, and which effects are nested in which
 * clustering. Accumulator.
 *
 * <p>An effect is nested in a clustering when all rows of every level lie in one cluster.
 */
final class EffectLevels implements Passes.Sums<GroupRows, EffectLevels> {
    /** Most levels of all effects together that become columns: their cross product still fits in 40 MB. */
    static final int MOST_LEVELS = 2_000;

    private static final long serialVersionUID = 1;

    private final EffectsDesign design;
    private final List<TreeMap<String, Level>> levels = new ArrayList<>();
    private final boolean[][] nested;
    private final boolean[] groupNested;
    private long groups;
    private long rows;

    EffectLevels(EffectsDesign design) {
        this.design = design;
        int clusterings = design.clusterings().size();
        this.nested = new boolean[design.effects().size()][clusterings];
        this.groupNested = new boolean[clusterings];
        Arrays.fill(groupNested, true);
        for (boolean[] row : nested) {
            levels.add(new TreeMap<>());
            Arrays.fill(row, true);
        }
    }

    @Override
    public void add(GroupRows group) {
        groups += group.size() == 0 ? 0 : 1;
        rows += group.size();
        for (int t = 0; t < group.size(); t++) {
            for (int c = 0; c < groupNested.length; c++) {
                groupNested[c] &= clusterOf(group, t, c).equals(clusterOf(group, 0, c));
            }
            for (int f = 0; f < nested.length; f++) {
                add(f, group, t);
            }
        }
    }

    private void add(int effect, GroupRows group, int t) {
        TreeMap<String, Level> known = levels.get(effect);
        if (known.size() > MOST_LEVELS) {
            return;
        }
        String[] clusters = new String[groupNested.length];
        for (int c = 0; c < clusters.length; c++) {
            clusters[c] = clusterOf(group, t, c);
        }
        see(effect, group.levels()[t][effect], new Level(clusters, group.y()[t] > 0));
    }

    private void see(int effect, String name, Level level) {
        @Nullable Level before = levels.get(effect).get(name);
        if (before == null) {
            levels.get(effect).put(name, level);
            return;
        }
        for (int c = 0; c < groupNested.length; c++) {
            nested[effect][c] &= before.clusters[c].equals(level.clusters[c]);
        }
        if (level.hasEvents && !before.hasEvents) {
            levels.get(effect).put(name, new Level(before.clusters, true));
        }
    }

    private String clusterOf(GroupRows group, int t, int clustering) {
        return design.clusterings().get(clustering) == ClusterScope.GROUP
                ? group.key()
                : group.clusters()[t][clustering];
    }

    @Override
    public void merge(EffectLevels other) {
        groups += other.groups;
        rows += other.rows;
        for (int c = 0; c < groupNested.length; c++) {
            groupNested[c] &= other.groupNested[c];
        }
        for (int f = 0; f < nested.length; f++) {
            int effect = f;
            other.levels.get(f).forEach((name, level) -> see(effect, name, level));
            for (int c = 0; c < groupNested.length; c++) {
                nested[f][c] &= other.nested[f][c];
            }
        }
    }

    /** Throws when the effects have more levels than can be columns. */
    void check() {
        int total = 0;
        for (int f = 0; f < nested.length; f++) {
            total += levels.get(f).size();
            if (total > MOST_LEVELS) {
                throw new TooManyLevelsException(design.effects().get(f), MOST_LEVELS);
            }
        }
    }

    long groups() {
        return groups;
    }

    long rows() {
        return rows;
    }

    /** The levels of an effect, in byte order. */
    List<String> levels(int effect) {
        return new ArrayList<>(levels.get(effect).keySet());
    }

    boolean hasEvents(int effect, String level) {
        Level found = levels.get(effect).get(level);
        return found != null && found.hasEvents;
    }

    /**
     * K of CR1S beyond the rank of the regressors: one constant, and the levels less one of every effect that is nested
     * in none of these clusterings, as R's {@code fixest} counts them.
     */
    long parameters(int... clusterings) {
        long parameters = 1;
        for (int f = 0; f < nested.length; f++) {
            parameters += isNested(nested[f], clusterings) ? 0 : levels.get(f).size() - 1;
        }
        boolean isCounted = design.absorption() == Absorption.GROUP_EFFECT && !isNested(groupNested, clusterings);
        return parameters + (isCounted ? groups - 1 : 0);
    }

    private static boolean isNested(boolean[] nestedIn, int[] clusterings) {
        return Arrays.stream(clusterings).anyMatch(c -> nestedIn[c]);
    }

    /** Whether groups lie whole within the clusters of a clustering. */
    boolean isGroupNested(int clustering) {
        return groupNested[clustering];
    }

    private record Level(String[] clusters, boolean hasEvents) implements Serializable {}
}
