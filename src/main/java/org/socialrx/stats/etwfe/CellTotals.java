package org.socialrx.stats.etwfe;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.Passes;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Rows, events and exposure of every cohort and period, and what the likelihood owes to the data alone. Accumulator.
 *
 * <p>With e the exposure: sum of y log e, of log y!, and of y log y - y in the saturated model.
 */
final class CellTotals implements Passes.Sums<CountUnit, CellTotals> {
    private static final long serialVersionUID = 1;
    private static final int EVENTS = 0;
    private static final int EXPOSED = 1;
    private static final int FACTORIALS = 2;
    private static final int SATURATED = 3;
    private static final int EXPOSURE = 4;
    private static final int SUMS = 5;

    private final int periods;
    private final TreeMap<Integer, Cohort> cohorts = new TreeMap<>();

    CellTotals(int periods) {
        this.periods = periods;
    }

    private record Cohort(long[] rows, CompensatedSums[] sums) implements java.io.Serializable {
        private static final long serialVersionUID = 1;

        static Cohort of(int periods) {
            var sums = new CompensatedSums[periods];
            for (int t = 0; t < periods; t++) {
                sums[t] = new CompensatedSums(SUMS);
            }
            return new Cohort(new long[periods], sums);
        }
    }

    @Override
    public void add(CountUnit unit) {
        Cohort cohort = cohort(unit.cohort());
        for (int t = 0; t < periods; t++) {
            if (unit.rows()[t] > 0) {
                double y = unit.counts()[t];
                cohort.rows[t]++;
                cohort.sums[t].add(EVENTS, y);
                double exposure = unit.exposures()[t];
                cohort.sums[t].add(EXPOSURE, exposure);
                cohort.sums[t].add(EXPOSED, y == 0 || exposure == 1 ? 0 : y * Math.log(exposure));
                cohort.sums[t].add(FACTORIALS, Likelihoods.logFactorial(y));
                cohort.sums[t].add(SATURATED, Likelihoods.saturated(y));
            }
        }
    }

    @Override
    public void merge(CellTotals other) {
        other.cohorts.forEach((key, theirs) -> {
            Cohort ours = cohort(key);
            for (int t = 0; t < periods; t++) {
                ours.rows[t] += theirs.rows[t];
                ours.sums[t].merge(theirs.sums[t]);
            }
        });
    }

    private Cohort cohort(int key) {
        return cohorts.computeIfAbsent(key, absent -> Cohort.of(periods));
    }

    /** Rows by cohort and period. */
    SortedMap<Integer, long[]> rows() {
        SortedMap<Integer, long[]> rows = new TreeMap<>();
        cohorts.forEach((key, cohort) -> rows.put(key, cohort.rows.clone()));
        return rows;
    }

    /** Events by cohort and period. */
    Map<Integer, double[]> events() {
        Map<Integer, double[]> events = new TreeMap<>();
        cohorts.forEach((key, cohort) -> {
            double[] own = new double[periods];
            for (int t = 0; t < periods; t++) {
                own[t] = cohort.sums[t].value(EVENTS);
            }
            events.put(key, own);
        });
        return events;
    }

    /** Exposure of a cohort in a period, also of units without events. */
    double exposure(int cohort, int period) {
        return cohort(cohort).sums[period].value(EXPOSURE);
    }

    /** Sum of y log e over the design's rows. */
    double exposed(EtwfeDesign design) {
        return total(design, EXPOSED);
    }

    /** Sum of log y! over the design's rows. */
    double factorials(EtwfeDesign design) {
        return total(design, FACTORIALS);
    }

    /** The log-likelihood of the saturated model without its factorials. */
    double saturated(EtwfeDesign design) {
        return total(design, SATURATED);
    }

    private double total(EtwfeDesign design, int which) {
        var total = new CompensatedSums(1);
        for (int c = 0; c < design.cohorts().size(); c++) {
            for (int t = 0; t < periods; t++) {
                total.add(0, design.isUsed(t) ? own(design, c).sums[t].value(which) : 0);
            }
        }
        return total.value(0);
    }

    private Cohort own(EtwfeDesign design, int c) {
        return cohort(design.cohorts().get(c));
    }
}
