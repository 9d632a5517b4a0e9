package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;

/** Imputed effects by cohort and period, and columns of their rows by event time. Accumulator. */
final class ImputedEffects implements Passes.Sums<UnitRows, ImputedEffects> {
    private static final long serialVersionUID = 1;

    private final UntreatedModel model;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> cells = new TreeMap<>();
    private final TreeMap<Integer, Long> obstacles = new TreeMap<>();
    private final TreeMap<Integer, CompensatedSums> columns = new TreeMap<>();
    private long leftOut;

    ImputedEffects(UntreatedModel model) {
        this.model = model;
    }

    @Override
    public void add(UnitRows unit) {
        UntreatedRows.Centred centred = model.rows().centre(unit);
        if (centred == null) {
            leftOut += unit.size();
            return;
        }
        for (int t = centred.untreated(); t < unit.size(); t++) {
            int obstacle = model.obstacle(centred.x()[t]);
            if (obstacle >= 0) {
                obstacles.merge(obstacle, 1L, Long::sum);
                leftOut++;
                continue;
            }
            int period = unit.periods()[t];
            cell(unit.cohort(), period).add(centred.residual(t, model.coefficients()));
            CompensatedSums sums = columnsAt(period - unit.cohort());
            for (int j = 0; j < model.rows().columns(); j++) {
                sums.add(j, centred.x()[t][j]);
            }
        }
    }

    private Cell cell(int cohort, int period) {
        return cells.computeIfAbsent(cohort, g -> new TreeMap<>()).computeIfAbsent(period, t -> new Cell());
    }

    private CompensatedSums columnsAt(int eventTime) {
        return columns.computeIfAbsent(
                eventTime, k -> new CompensatedSums(model.rows().columns()));
    }

    @Override
    public void merge(ImputedEffects other) {
        other.cells.forEach((g, row) -> row.forEach((t, cell) -> cell(g, t).merge(cell)));
        other.columns.forEach((k, sums) -> columnsAt(k).merge(sums));
        other.obstacles.forEach((j, n) -> obstacles.merge(j, n, Long::sum));
        leftOut += other.leftOut;
    }

    @SuppressWarnings("NonApiType") // What holds it must be serializable.
    SortedMap<Integer, TreeMap<Integer, Cell>> cells() {
        return cells;
    }

    /** Sum of the columns of imputed rows by event time. */
    SortedMap<Integer, CompensatedSums> columns() {
        return columns;
    }

    /** Treated rows that could not be imputed, by the column that stood in the way. */
    SortedMap<Integer, Long> obstacles() {
        return obstacles;
    }

    /** Treated rows that were not imputed. */
    long leftOut() {
        return leftOut;
    }

    /** The effects of one cohort in one period. */
    static final class Cell implements Serializable {
        private static final long serialVersionUID = 1;

        private final CompensatedSums sum = new CompensatedSums(1);
        private long rows;

        private void add(double effect) {
            sum.add(0, effect);
            rows++;
        }

        private void merge(Cell other) {
            sum.merge(other.sum);
            rows += other.rows;
        }

        long rows() {
            return rows;
        }

        double sum() {
            return sum.value(0);
        }

        double mean() {
            return sum() / rows;
        }
    }
}
