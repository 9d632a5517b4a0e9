package org.socialrx.stats.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.socialrx.stats.Passes;
import org.socialrx.stats.effects.ClusterScope;
import org.socialrx.stats.effects.CovarianceNeeds;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.stats.panel.PanelFit;
import org.socialrx.stats.panel.PanelRules;
import org.socialrx.stats.panel.StackWindow;
import org.socialrx.stats.panel.StackedDid;
import org.socialrx.stats.panel.UnitRows;

/**
 * Stacked difference-in-differences of the contact rates of practices: each practice that begins against those that
 * begin after its window or never, every practice alike.
 *
 * <p>A cohort makes a sub-experiment when the periods compared hold its whole window and clean controls are left, so
 * that every event time is the mean of the same cohorts. Source: Wing, Freedman and Hollingsworth (2024), NBER Working
 * Paper 32054. Only practices seen in every period take part.
 *
 * @param practices practices that take part in a sub-experiment
 * @param cohorts sub-experiments
 * @param effect mean over the periods of the window since the beginning
 */
public record StackedRates(long practices, int cohorts, Estimate effect) {
    private static final String MEAN = "mean-post";

    /**
     * Fits.
     *
     * @param scale of the rate of contacts a person-year, such as its logarithm
     * @param errors by practice
     * @param level of the interval
     * @throws NoRollOutException if no cohort makes a sub-experiment
     */
    public static StackedRates of(
            RollOutSample sample,
            StackWindow window,
            DoubleUnaryOperator scale,
            ClusterCovarianceType errors,
            double level) {
        List<UnitRows> units = sample.practices().stream()
                .map(practice -> unit(sample, practice, scale))
                .filter(unit -> Arrays.stream(unit.y()).allMatch(Double::isFinite))
                .toList();
        SortedSet<Integer> cohorts = cohorts(units, sample.periods(), window);
        if (cohorts.isEmpty()) {
            throw new NoRollOutException(
                    "No practice begins %d periods or more after the first and %d or more before the last while another has not begun by then"
                            .formatted(window.before(), window.after()));
        }
        var rules = new PanelRules("period", List.of(), List.of(ClusterScope.NAMED));
        PanelFit fit =
                new StackedDid(rules, window).fit(cohorts, Passes.over(units)).panel();
        long practices = units.stream()
                .filter(unit -> cohorts.stream().anyMatch(a -> unit.cohort() == a || isControl(unit, a, window)))
                .count();
        return new StackedRates(practices, cohorts.size(), mean(fit, errors, level));
    }

    private static UnitRows unit(RollOutSample sample, Practice practice, DoubleUnaryOperator scale) {
        int[] periods = IntStream.rangeClosed(1, sample.periods()).toArray();
        int[] cohorts = new int[periods.length];
        Arrays.fill(cohorts, practice.cohort());
        String[][] clusters = new String[periods.length][];
        Arrays.fill(clusters, new String[] {practice.id()});
        double[] rates =
                Arrays.stream(periods).mapToDouble(practice::rate).map(scale).toArray();
        return new UnitRows(practice.id(), cohorts, periods, rates, new double[periods.length][0], clusters);
    }

    private static SortedSet<Integer> cohorts(List<UnitRows> units, int last, StackWindow window) {
        return units.stream()
                .map(UnitRows::cohort)
                .filter(a -> a != UnitRows.NEVER && a - window.before() >= 1 && a + window.after() <= last)
                .filter(a -> units.stream().anyMatch(unit -> isControl(unit, a, window)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isControl(UnitRows unit, int a, StackWindow window) {
        return unit.cohort() == UnitRows.NEVER || unit.cohort() > a + window.after();
    }

    private static Estimate mean(PanelFit fit, ClusterCovarianceType errors, double level) {
        int at = fit.terms().indexOf(MEAN);
        var combination = List.of(fit.combinations().get(at));
        var needs = new CovarianceNeeds().scores(0);
        boolean hasLeverage = errors.compareTo(ClusterCovarianceType.CR2) >= 0;
        var covariance = fit.model().covariance(combination, hasLeverage ? needs.leverage(0) : needs, fit.rows());
        return (hasLeverage ? covariance.byLeverage(errors, 0, level) : covariance.byScores(errors, 0, level)).get(0);
    }
}
