package org.socialrx.fit.regression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.socialrx.fit.effects.Clusterings;
import org.socialrx.fit.frame.Group;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.GroupRows;

/**
 * Reads a group of a frame as the kernel wants it: the labels of a row are its levels, then its clusters.
 *
 * <p>Rows of a group are put in order of their numbers and levels, so that sums within a group do not depend on how the
 * rows lay.
 */
final class EffectGroups implements Passes.Mapping<Group, GroupRows> {
    private static final long serialVersionUID = 1;

    private final int effects;
    private final Clusterings clusterings;

    EffectGroups(int effects, Clusterings clusterings) {
        this.effects = effects;
        this.clusterings = clusterings;
    }

    @Override
    public GroupRows map(Group group) {
        Line[] lines = IntStream.range(0, group.rows())
                .mapToObj(t -> line(group, t))
                .sorted(Line.ORDER)
                .toArray(Line[]::new);
        double[][] x = new double[lines.length][];
        double[] y = new double[lines.length];
        double[] weight = new double[lines.length];
        double[] exposure = new double[lines.length];
        String[][] levels = new String[lines.length][];
        String[][] clusters = new String[lines.length][];
        for (int t = 0; t < lines.length; t++) {
            x[t] = RegressionRows.x(lines[t].row);
            y[t] = RegressionRows.outcome(lines[t].row);
            weight[t] = RegressionRows.weight(lines[t].row);
            exposure[t] = RegressionRows.exposure(lines[t].row);
            levels[t] = lines[t].levels;
            clusters[t] = lines[t].clusters;
        }
        return new GroupRows(group.key(), x, y, weight, exposure, levels, clusters);
    }

    private Line line(Group group, int t) {
        String[] levels =
                IntStream.range(0, effects).mapToObj(f -> group.label(t, f)).toArray(String[]::new);
        return new Line(group.row(t), levels, clusterings.clusters(group, t, effects));
    }

    private record Line(double[] row, String[] levels, String[] clusters) {
        private static final Comparator<Line> ORDER = Comparator.<Line, double[]>comparing(Line::row, Arrays::compare)
                .thenComparing(Line::levels, Arrays::compare)
                .thenComparing(Line::clusters, Arrays::compare);
    }
}
