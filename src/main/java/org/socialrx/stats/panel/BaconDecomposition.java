package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.socialrx.stats.Passes;

/**
 * The two-way fixed effects estimate as a weighted mean of all two-by-two comparisons of groups by timing.
 *
 * <p>Source: Goodman-Bacon (2021), Journal of Econometrics 225, theorem 1: equations 10a to 10c for the comparisons and
 * 10e to 10g for the weights. n_k is the number of units of a group, D_k the share of periods in which it is treated.
 * The never treated, and units treated in every period, are controls throughout.
 */
public final class BaconDecomposition {
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Integer> periods;
    private final BaconSums sums;
    private final List<Comparison> comparisons = new ArrayList<>();

    private BaconDecomposition(BaconSums sums) {
        this.sums = sums;
        this.periods = sums.periods();
    }

    /**
     * Decomposes.
     *
     * @param units with the treatment, 0 or 1, as first covariate
     * @throws BrokenPanelException when the panel is not balanced, or treatment not 0/1 and absorbing
     */
    public static BaconDecomposition of(Passes<UnitRows> units) {
        BaconSums sums = units.run(new BaconSums());
        sums.check();
        var decomposition = new BaconDecomposition(sums);
        for (int treated : sums.timings().keySet()) {
            for (int control : sums.timings().keySet()) {
                if (treated != control && !decomposition.isConstant(treated)) {
                    decomposition.compare(treated, control);
                }
            }
        }
        return decomposition;
    }

    /** The comparisons; their weights sum to 1. */
    public List<Comparison> comparisons() {
        double total = comparisons.stream().mapToDouble(Comparison::weight).sum();
        return comparisons.stream()
                .map(c -> new Comparison(c.term(), c.estimate(), c.weight() / total))
                .toList();
    }

    /** The two-way fixed effects estimate. */
    public double twoWayFixedEffects() {
        return comparisons().stream()
                .mapToDouble(c -> c.estimate() * c.weight())
                .sum();
    }

    private boolean isConstant(int timing) {
        return timing == NEVER || timing == periods.get(0);
    }

    private void compare(int treated, int control) {
        double k = share(treated);
        double l = share(control);
        int first = periods.get(0);
        int end = NEVER;
        double estimate;
        double weight;
        if (isConstant(control)) {
            estimate = contrast(treated, control, treated, end, first, treated);
            weight = k * (1 - k);
        } else if (treated < control) {
            estimate = contrast(treated, control, treated, control, first, treated);
            weight = (k - l) * (1 - k);
        } else {
            estimate = contrast(treated, control, treated, end, control, treated);
            weight = k * (l - k);
        }
        String against = control == NEVER ? "never" : String.valueOf(control);
        double units = (double) timing(treated).units() * timing(control).units();
        comparisons.add(new Comparison("%d vs %s".formatted(treated, against), estimate, weight * units));
    }

    /** Change of the treated less change of the controls, between the periods from..until and those before. */
    private double contrast(int treated, int control, int from, int until, int beforeFrom, int beforeUntil) {
        BaconSums.Timing one = timing(treated);
        BaconSums.Timing other = timing(control);
        return one.mean(from, until)
                - one.mean(beforeFrom, beforeUntil)
                - (other.mean(from, until) - other.mean(beforeFrom, beforeUntil));
    }

    private BaconSums.Timing timing(int start) {
        return Objects.requireNonNull(sums.timings().get(start));
    }

    /** D_k. */
    private double share(int timing) {
        return (double) periods.stream().filter(t -> t >= timing).count() / periods.size();
    }

    /**
     * One comparison.
     *
     * @param term treated and control group by timing, such as {@code 2004 vs never}
     * @param estimate its difference-in-differences
     * @param weight its share of the two-way fixed effects estimate
     */
    public record Comparison(String term, double estimate, double weight) {}
}
