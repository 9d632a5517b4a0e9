package org.socialrx.stats.etwfe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Events and person-time by cluster, cohort and period: all that a model with cohort levels and no covariates needs.
 * Accumulator.
 *
 * <p>Rows that share cohort and all clusters become one unit.
 */
final class CountCells implements Passes.Sums<CountUnit, CountCells> {
    private static final long serialVersionUID = 1;

    private final int periods;
    private final int[] clusterings;
    private final CellTotals totals;
    private final HashMap<Key, Cells> cells = new HashMap<>();

    /**
     * Sums over no rows.
     *
     * @param clusterings the clusterings to keep apart
     */
    CountCells(int periods, int[] clusterings) {
        this.periods = periods;
        this.clusterings = clusterings.clone();
        this.totals = new CellTotals(periods);
    }

    private record Key(int cohort, List<String> labels) implements Serializable, Comparable<Key> {
        private static final long serialVersionUID = 1;

        @Override
        public int compareTo(Key other) {
            if (cohort != other.cohort) {
                return Integer.compare(cohort, other.cohort);
            }
            for (int k = 0; k < labels.size(); k++) {
                int order = labels.get(k).compareTo(other.labels.get(k));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    private record Cells(int[] rows, CompensatedSums counts, CompensatedSums exposures) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void add(CountUnit unit) {
        totals.add(unit);
        boolean isWhole = true;
        for (int clustering : clusterings) {
            isWhole &= unit.isWhole(clustering);
        }
        Cells whole = isWhole ? cells(key(unit, 0)) : null;
        for (int t = 0; t < periods; t++) {
            if (unit.rows()[t] > 0) {
                Cells own = whole == null ? cells(key(unit, t)) : whole;
                own.rows[t] += unit.rows()[t];
                own.counts.add(t, unit.counts()[t]);
                own.exposures.add(t, unit.exposures()[t]);
            }
        }
    }

    @Override
    public void merge(CountCells other) {
        totals.merge(other.totals);
        other.cells.forEach((key, theirs) -> {
            Cells ours = cells(key);
            ours.counts.merge(theirs.counts);
            ours.exposures.merge(theirs.exposures);
            for (int t = 0; t < periods; t++) {
                ours.rows[t] += theirs.rows[t];
            }
        });
    }

    private Key key(CountUnit unit, int t) {
        List<String> labels = new ArrayList<>(clusterings.length);
        for (int clustering : clusterings) {
            labels.add(unit.label(clustering, t));
        }
        return new Key(unit.cohort(), labels);
    }

    private Cells cells(Key key) {
        return cells.computeIfAbsent(
                key, absent -> new Cells(new int[periods], new CompensatedSums(periods), new CompensatedSums(periods)));
    }

    CellTotals totals() {
        return totals;
    }

    /** One unit for each cohort and cluster, with empty labels for clusterings that were not kept. */
    List<CountUnit> units(int allClusterings) {
        List<CountUnit> units = new ArrayList<>();
        cells.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String[][] labels = new String[allClusterings][];
            for (int k = 0; k < clusterings.length; k++) {
                labels[clusterings[k]] = new String[] {entry.getKey().labels().get(k)};
            }
            Cells own = entry.getValue();
            units.add(new CountUnit(
                    entry.getKey().cohort(),
                    own.rows(),
                    own.counts().values(),
                    own.exposures().values(),
                    new double[0][],
                    labels));
        });
        return units;
    }
}
