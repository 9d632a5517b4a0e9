package org.socialrx.stats.etwfe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.Passes;

/** One pass at the estimate for the scores of all clusterings. Accumulator. */
final class EtwfeScores implements Passes.Sums<CountUnit, EtwfeScores> {
    private static final long serialVersionUID = 1;

    private final UnitMeans means;
    private final Map<Integer, Integer> cohorts = new HashMap<>();
    private final List<ClusterScores> clusterings = new ArrayList<>();

    EtwfeScores(EtwfeDesign design, Absorbed absorbed, double[] coefficients, List<ClusterScores> empty) {
        means = new UnitMeans(design, absorbed, coefficients);
        for (int c = 0; c < design.cohorts().size(); c++) {
            cohorts.put(design.cohorts().get(c), c);
        }
        clusterings.addAll(empty);
    }

    @Override
    public void add(CountUnit unit) {
        Integer cohort = cohorts.get(unit.cohort());
        if (cohort == null || !means.read(unit, cohort)) {
            return;
        }
        for (ClusterScores clustering : clusterings) {
            Map<String, List<Integer>> parts = new LinkedHashMap<>();
            for (int t = 0; t < unit.rows().length; t++) {
                if (means.isSeen(t)) {
                    parts.computeIfAbsent(unit.label(clustering.position(), t), absent -> new ArrayList<>())
                            .add(t);
                }
            }
            parts.forEach((label, periods) -> clustering.add(label, cohort, periods, unit, means));
            clustering.seeUnit(parts.size());
        }
    }

    @Override
    public void merge(EtwfeScores other) {
        for (int k = 0; k < clusterings.size(); k++) {
            clusterings.get(k).merge(other.clusterings.get(k));
        }
    }

    List<ClusterScores> clusterings() {
        return clusterings;
    }
}
