package org.socialrx.effect;

import java.util.List;
import java.util.SortedMap;
import org.socialrx.stats.inference.ClusterCovariance;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.inference.SumsByCluster;
import org.socialrx.study.PeriodRange;

/**
 * A ratio of crude rates, or a ratio of such ratios: a Poisson model that is nothing but its cells.
 *
 * <p>The log rate of cell j is log(Y_j / E_j); practice c has K_c = diag(E_cj Y_j / E_j) and s_cj = Y_cj - E_cj Y_j /
 * E_j, from which the practice-clustered covariance follows as for any Poisson model.
 *
 * @param cells cells of which the ratio is made
 */
record CellComparison(List<Cell> cells) {
    CellComparison {
        cells = List.copyOf(cells);
    }

    /**
     * An arm over some periods.
     *
     * @param isReferred the arm
     * @param periods the periods
     * @param sign 1 above the line, -1 below it
     */
    record Cell(boolean isReferred, PeriodRange periods, int sign) {}

    /** Change of the referred over change of the controls, everybody pooled. */
    static CellComparison twoByTwo(PeriodRange before, PeriodRange after) {
        return new CellComparison(List.of(
                new Cell(true, after, 1),
                new Cell(true, before, -1),
                new Cell(false, after, -1),
                new Cell(false, before, 1)));
    }

    /** Change of the referred, nobody compared with. */
    static CellComparison beforeAfter(PeriodRange before, PeriodRange after) {
        return new CellComparison(List.of(new Cell(true, after, 1), new Cell(true, before, -1)));
    }

    /**
     * The log of the ratio.
     *
     * @throws NothingToCompareException if a cell has no contacts
     */
    Estimate logRatio(SortedMap<String, Tally> practices, ClusterCovarianceType type) {
        var k = cells.size();
        var rates = new double[k];
        var logs = new double[k];
        var contrast = new double[k];
        for (var j = 0; j < k; j++) {
            rates[j] = rate(practices, cells.get(j));
            logs[j] = Math.log(rates[j]);
            contrast[j] = cells.get(j).sign();
        }
        var sums = new SumsByCluster(k);
        practices.forEach((practice, tally) -> addPractice(sums, practice, tally, rates));
        return ClusterCovariance.of(sums, (long) practices.size() * k, k)
                .estimate(type, logs, contrast, EffectSize.LEVEL);
    }

    private double rate(SortedMap<String, Tally> practices, Cell cell) {
        var events = 0.0;
        var years = 0.0;
        for (var tally : practices.values()) {
            events += tally.weightedEvents(cell.isReferred(), cell.periods());
            years += tally.weightedYears(cell.isReferred(), cell.periods());
        }
        if (events == 0) {
            throw new NothingToCompareException("No contacts of the %s in periods %d to %d"
                    .formatted(
                            cell.isReferred() ? "referred" : "controls",
                            cell.periods().from(),
                            cell.periods().to()));
        }
        return events / years;
    }

    private void addPractice(SumsByCluster sums, String practice, Tally tally, double[] rates) {
        for (var j = 0; j < rates.length; j++) {
            var cell = cells.get(j);
            var expected = rates[j] * tally.weightedYears(cell.isReferred(), cell.periods());
            var events = tally.weightedEvents(cell.isReferred(), cell.periods());
            var x = new double[rates.length];
            x[j] = 1;
            if (expected > 0) {
                sums.add(practice, x, expected, events - expected);
            }
        }
    }
}
