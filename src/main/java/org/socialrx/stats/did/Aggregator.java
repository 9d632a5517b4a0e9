package org.socialrx.stats.did;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Averages group-time effects, with the derivatives by the effects and by the estimated cohort shares.
 *
 * <p>An average by share is sum p_g att / S with S = sum p_g over its cells; its derivative by p_l is sum over cells of
 * cohort l of (att - average)/S. Source: Callaway and Sant'Anna, Journal of Econometrics 2021;225:200, section 3.
 */
final class Aggregator {
    private final List<GroupTimeCell> cells;
    private final double[] effects;
    private final CohortShares shares;
    private final List<Integer> periods;

    Aggregator(List<GroupTimeCell> cells, double[] effects, CohortShares shares, List<Integer> periods) {
        this.cells = cells;
        this.effects = effects;
        this.shares = shares;
        this.periods = periods;
    }

    Aggregated aggregate(Aggregation rules) {
        return switch (rules.by()) {
            case SIMPLE -> new Aggregated(byShare(0, post()), List.of());
            case GROUP -> byGroup();
            case EVENT_TIME -> byEventTime(rules);
            case CALENDAR -> {
                List<Combination> parts = parts(post(), GroupTimeCell::period);
                yield new Aggregated(plainMean(0, parts), parts);
            }
        };
    }

    /** A single cell. */
    Combination cell(int index) {
        double[] gradient = new double[cells.size() + shares.cohorts().size()];
        boolean isEstimated = !cells.get(index).isReference() && !Double.isNaN(effects[index]);
        gradient[index] = isEstimated ? 1 : 0;
        return new Combination(cells.get(index).period(), effects[index], gradient);
    }

    private Aggregated byGroup() {
        List<Combination> parts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<Integer> cohorts = new ArrayList<>();
        for (int g = 0; g < shares.cohorts().size(); g++) {
            int cohort = shares.cohorts().get(g);
            List<Combination> own = post().stream()
                    .filter(c -> cells.get(c).cohort() == cohort)
                    .map(this::cell)
                    .toList();
            if (!own.isEmpty()) {
                parts.add(plainMean(cohort, own));
                weights.add(shares.values()[g]);
                cohorts.add(g);
            }
        }
        return new Aggregated(byShare(0, parts, weights, cohorts), parts);
    }

    private Aggregated byEventTime(Aggregation rules) {
        int span = periods.get(periods.size() - 1) - periods.get(0);
        boolean isBalanced = rules.balance() >= 0;
        int from = isBalanced ? Math.max(rules.from(), rules.balance() - span) : rules.from();
        int to = isBalanced ? Math.min(rules.to(), rules.balance()) : rules.to();
        List<Integer> chosen = estimated().stream()
                .filter(c -> cells.get(c).eventTime() >= from && cells.get(c).eventTime() <= to)
                .filter(c -> !isBalanced
                        || periods.get(periods.size() - 1) - cells.get(c).cohort() >= rules.balance())
                .toList();
        List<Combination> parts = parts(chosen, GroupTimeCell::eventTime);
        return new Aggregated(
                plainMean(0, parts.stream().filter(p -> p.at() >= 0).toList()), parts);
    }

    private List<Combination> parts(List<Integer> chosen, ToIntFunction<GroupTimeCell> key) {
        SortedSet<Integer> keys = new TreeSet<>();
        chosen.forEach(c -> keys.add(key.applyAsInt(cells.get(c))));
        return keys.stream()
                .map(k -> byShare(
                        k,
                        chosen.stream()
                                .filter(c -> key.applyAsInt(cells.get(c)) == k)
                                .toList()))
                .toList();
    }

    private Combination byShare(int at, List<Integer> chosen) {
        List<Integer> cohorts =
                chosen.stream().map(c -> shares.indexOf(cells.get(c).cohort())).toList();
        List<Double> weights = cohorts.stream().map(g -> shares.values()[g]).toList();
        return byShare(at, chosen.stream().map(this::cell).toList(), weights, cohorts);
    }

    private Combination byShare(int at, List<Combination> parts, List<Double> weights, List<Integer> cohorts) {
        int width = cells.size() + shares.cohorts().size();
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        double value = 0;
        double[] gradient = new double[width];
        for (int k = 0; k < parts.size(); k++) {
            double weight = weights.get(k) / total;
            value += weight * parts.get(k).value();
            for (int i = 0; i < width; i++) {
                gradient[i] += weight * parts.get(k).gradient(i);
            }
        }
        for (int k = 0; k < parts.size(); k++) {
            gradient[cells.size() + cohorts.get(k)] += (parts.get(k).value() - value) / total;
        }
        return new Combination(at, parts.isEmpty() ? Double.NaN : value, gradient);
    }

    private Combination plainMean(int at, List<Combination> parts) {
        double[] gradient = new double[cells.size() + shares.cohorts().size()];
        double value = 0;
        for (Combination part : parts) {
            value += part.value() / parts.size();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part.gradient(i) / parts.size();
            }
        }
        return new Combination(at, parts.isEmpty() ? Double.NaN : value, gradient);
    }

    private List<Integer> post() {
        return estimated().stream().filter(c -> cells.get(c).isPost()).toList();
    }

    private List<Integer> estimated() {
        List<Integer> estimated = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            if (!Double.isNaN(effects[c])) {
                estimated.add(c);
            }
        }
        return estimated;
    }
}
