package org.socialrx.stats.etwfe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The columns of the model: cohorts (if they have levels of their own), periods but the first, one effect for each
 * treated cohort and period, covariates.
 *
 * <p>An effect needs rows of its cohort before treatment and rows of others that are not yet treated in its period.
 * Cohorts without the first and periods without the second are left out: their rows decide only their own coefficients.
 * So are cohorts (with cohort effects) and periods without any event, whose levels would run to minus infinity.
 */
public final class EtwfeDesign implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Integer> cohorts;
    private final List<Integer> periods;
    private final boolean[] used;
    private final int covariates;
    private final List<String> names = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final int[][][] columns;

    /**
     * One effect.
     *
     * @param column its column in the model
     * @param cohort position of the cohort
     * @param period position of the period
     * @param eventTime periods since treatment
     */
    public record Effect(int column, int cohort, int period, int eventTime) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    private EtwfeDesign(
            List<Integer> cohorts, List<Integer> periods, boolean[] used, Absorbed absorbed, List<String> covariates) {
        this.cohorts = new ArrayList<>(cohorts);
        this.periods = new ArrayList<>(periods);
        this.used = used;
        this.covariates = covariates.size();
        List<List<List<Integer>>> places = new ArrayList<>();
        for (int c = 0; c < cohorts.size(); c++) {
            places.add(new ArrayList<>());
            for (int f = 0; f < width(); f++) {
                places.get(c).add(new ArrayList<>());
            }
        }
        nameLevels(places, absorbed);
        nameEffects(places);
        for (int j = 0; j < covariates.size(); j++) {
            for (List<List<Integer>> cohort : places) {
                cohort.get(periods.size() + j).add(names.size());
            }
            names.add(covariates.get(j));
        }
        columns = places.stream()
                .map(cohort -> cohort.stream()
                        .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    static EtwfeDesign of(CellTotals totals, List<Integer> periods, Absorbed absorbed, List<String> covariates) {
        SortedMap<Integer, long[]> rows = totals.rows();
        Map<Integer, double[]> events = totals.events();
        List<Integer> cohorts = rows.keySet().stream()
                .filter(g -> hasUntreated(g, periods, rows.getOrDefault(g, new long[0])))
                .filter(g -> absorbed == Absorbed.UNIT
                        || Arrays.stream(events.getOrDefault(g, new double[0])).sum() > 0)
                .toList();
        boolean[] used = new boolean[periods.size()];
        for (int t = 0; t < used.length; t++) {
            int at = t;
            boolean hasUntreated = cohorts.stream()
                    .anyMatch(g -> !isTreated(g, periods.get(at)) && rows.getOrDefault(g, new long[0])[at] > 0);
            double total = cohorts.stream()
                    .mapToDouble(g -> events.getOrDefault(g, new double[0])[at])
                    .sum();
            used[t] = hasUntreated && total > 0;
        }
        return new EtwfeDesign(cohorts, periods, used, absorbed, covariates);
    }

    /** Rows that say nothing of an effect: of cohorts without a row before treatment, of periods without untreated. */
    static long uninformative(SortedMap<Integer, long[]> rows, List<Integer> periods) {
        long count = 0;
        for (int t = 0; t < periods.size(); t++) {
            int at = t;
            long informed = 0;
            boolean hasUntreated = false;
            for (var cohort : rows.entrySet()) {
                boolean isSeenBefore = hasUntreated(cohort.getKey(), periods, cohort.getValue());
                informed += isSeenBefore ? cohort.getValue()[at] : 0;
                count += isSeenBefore ? 0 : cohort.getValue()[at];
                hasUntreated |=
                        isSeenBefore && cohort.getValue()[at] > 0 && !isTreated(cohort.getKey(), periods.get(at));
            }
            count += hasUntreated ? 0 : informed;
        }
        return count;
    }

    private static boolean hasUntreated(int cohort, List<Integer> periods, long[] rows) {
        for (int t = 0; t < rows.length; t++) {
            if (rows[t] > 0 && !isTreated(cohort, periods.get(t))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTreated(int cohort, int period) {
        return cohort != 0 && period >= cohort;
    }

    private void nameLevels(List<List<List<Integer>>> places, Absorbed absorbed) {
        for (int c = 0; absorbed == Absorbed.COHORT && c < cohorts.size(); c++) {
            for (int t = 0; t < periods.size(); t++) {
                places.get(c).get(t).add(names.size());
            }
            names.add("cohort=" + cohorts.get(c));
        }
        boolean isFirst = true;
        for (int t = 0; t < periods.size(); t++) {
            if (used[t] && !isFirst) {
                int at = t;
                places.forEach(cohort -> cohort.get(at).add(names.size()));
                names.add("period=" + periods.get(t));
            }
            isFirst &= !used[t];
        }
    }

    private void nameEffects(List<List<List<Integer>>> places) {
        for (int c = 0; c < cohorts.size(); c++) {
            for (int t = 0; t < periods.size(); t++) {
                if (used[t] && isTreated(cohorts.get(c), periods.get(t))) {
                    places.get(c).get(t).add(names.size());
                    effects.add(new Effect(names.size(), c, t, periods.get(t) - cohorts.get(c)));
                    names.add("delta(%d,%d)".formatted(cohorts.get(c), periods.get(t)));
                }
            }
        }
    }

    /** The cohorts of the model, ascending; 0 is never treated. */
    public List<Integer> cohorts() {
        return cohorts;
    }

    /** All periods, ascending. */
    public List<Integer> periods() {
        return periods;
    }

    /** Whether a period, by its position, is in the model. */
    public boolean isUsed(int period) {
        return used[period];
    }

    /** Names of the columns. */
    public List<String> names() {
        return names;
    }

    /** The effects, by cohort and period. */
    public List<Effect> effects() {
        return effects;
    }

    /** How many periods are in the model. */
    int usedPeriods() {
        int count = 0;
        for (boolean own : used) {
            count += own ? 1 : 0;
        }
        return count;
    }

    /** How many covariates. */
    int covariates() {
        return covariates;
    }

    /** Length of the vector (period, covariates) that describes a row within its cohort. */
    int width() {
        return periods.size() + covariates;
    }

    /** The columns that each entry of that vector enters. */
    int[][] columns(int cohort) {
        return columns[cohort];
    }
}
