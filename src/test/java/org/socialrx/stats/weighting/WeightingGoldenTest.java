package org.socialrx.stats.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;
import org.socialrx.stats.balance.CovariateBalance;
import org.socialrx.stats.balance.GoldenBalance;
import org.socialrx.stats.inference.RobustSums;
import org.socialrx.stats.linear.LinearSums;
import org.socialrx.stats.matching.GoldenMatching;

class WeightingGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("lalonde", "nhefs", "simulated-matching")
                .flatMap(folder ->
                        Golden.open(folder).models("weighting").stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void weights_effect_and_balance_agree_with_the_reference(String folder, String name) {
        var model = new GoldenMatching(folder, name);
        double[] weights;
        double[] lambda = {};
        if (model.target().equals("entropy-balancing")) {
            var entropy = entropy(model);
            lambda = entropy.lambda();
            weights = entropyWeights(model, entropy);
        } else {
            weights = propensityWeights(model);
        }
        var summary = summary(model.treated(), weights);
        var balance = GoldenBalance.of(model, weights);
        int checked = 0;
        for (var line : Golden.open(folder).expected(name)) {
            switch (line.table()) {
                case "balance" -> line.check(GoldenBalance.field(balanceOf(balance, line.term()), line.column()));
                case "summary" ->
                    line.check(
                            line.term().startsWith("lambda")
                                    ? lambda[
                                            model.momentNames()
                                                    .indexOf(line.term().substring(7))]
                                    : field(summary, line.term()));
                default -> {
                    if (line.column().equals("estimate") || line.covariance().startsWith("HC")) {
                        line.check(effect(model, weights, line.column(), line.covariance()));
                    }
                }
            }
            checked++;
        }
        assertThat(checked).isPositive();
    }

    @Test
    void moments_beyond_every_control_are_refused_with_how_far() {
        // The treated mean of 5 lies 3 above the highest control, and the scale is 2.
        assertThatThrownBy(() -> EntropyBalancing.solve(List.of("x"), new double[1], new double[] {2}, sums -> {
                    sums.addTreated(new double[] {5});
                    sums.addControl(new double[] {1});
                    sums.addControl(new double[] {2});
                    return sums;
                }))
                .isInstanceOf(NoBalanceException.class)
                .hasMessage("No weights of the controls reach the treated means of x"
                        + " (1.5 standard deviations beyond every control)");
    }

    @Test
    void moments_that_can_only_be_balanced_one_at_a_time_are_refused() {
        // Controls on the line x + y = 1 cannot give the mean (0.9, 0.9), although each coordinate is inside.
        assertThatThrownBy(() -> EntropyBalancing.solve(List.of("x", "y"), new double[2], new double[] {1, 1}, sums -> {
                    sums.addTreated(new double[] {0.9, 0.9});
                    sums.addControl(new double[] {0, 1});
                    sums.addControl(new double[] {1, 0});
                    sums.addControl(new double[] {0.5, 0.5});
                    sums.addControl(new double[] {0.2, 0.3});
                    return sums;
                }))
                .isInstanceOf(NoBalanceException.class)
                .hasMessageContaining("standard deviations left");
    }

    @Test
    void a_weight_keeps_its_digits_where_the_propensity_is_almost_one() {
        // exp(40), although 1/(1 + exp(-40)) is 1 to seventeen digits.
        assertThat(Target.ATT.ofControl(40)).isEqualTo(Math.exp(40));
        assertThat(Target.OVERLAP.ofTreated(40)).isCloseTo(Math.exp(-40), within(1e-30));
        assertThat(Target.ATE.ofControl(800)).isInfinite();
    }

    private static CovariateBalance balanceOf(Map<String, CovariateBalance> balance, String term) {
        return Objects.requireNonNull(balance.get(term), term);
    }

    private static double[] propensityWeights(GoldenMatching model) {
        var target = Target.valueOf(model.target().toUpperCase(Locale.ROOT));
        double[] treated = model.treated();
        double share = Arrays.stream(treated).average().orElseThrow();
        double[] weights = new double[treated.length];
        double[] logits = model.logits();
        for (int i = 0; i < weights.length; i++) {
            double logit = logits[i];
            if (model.isStabilised()) {
                weights[i] = treated[i] == 1
                        ? target.stabilisedOfTreated(logit, share)
                        : target.stabilisedOfControl(logit, share);
            } else {
                weights[i] = treated[i] == 1 ? target.ofTreated(logit) : target.ofControl(logit);
            }
        }
        return weights;
    }

    private static EntropyBalancing entropy(GoldenMatching model) {
        double[][] x = model.moments();
        double[] treated = model.treated();
        int k = x[0].length;
        double[] centre = new double[k];
        double[] scale = new double[k];
        for (int j = 0; j < k; j++) {
            int column = j;
            centre[j] =
                    Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
            scale[j] = Math.sqrt(Arrays.stream(x)
                    .mapToDouble(row -> (row[column] - centre[column]) * (row[column] - centre[column]))
                    .average()
                    .orElseThrow());
        }
        return EntropyBalancing.solve(model.momentNames(), centre, scale, sums -> {
            for (int i = 0; i < x.length; i++) {
                if (treated[i] == 1) {
                    sums.addTreated(x[i]);
                } else {
                    sums.addControl(x[i]);
                }
            }
            return sums;
        });
    }

    private static double[] entropyWeights(GoldenMatching model, EntropyBalancing entropy) {
        double[][] x = model.moments();
        double[] weights = model.treated();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] == 1 ? 1 : entropy.ofControl(x[i]);
        }
        return weights;
    }

    private static WeightSummary summary(double[] treated, double[] weights) {
        var summary = new WeightSummary();
        for (int i = 0; i < weights.length; i++) {
            if (treated[i] == 1) {
                summary.addTreated(weights[i]);
            } else {
                summary.addControl(weights[i]);
            }
        }
        return summary;
    }

    private static double field(WeightSummary summary, String name) {
        return switch (name) {
            case "ess_treated" -> summary.effectiveTreated();
            case "ess_control" -> summary.effectiveControls();
            case "min_weight" -> summary.smallest();
            case "mean_weight" -> summary.mean();
            case "max_weight" -> summary.largest();
            default -> throw new IllegalStateException("Unknown statistic " + name);
        };
    }

    private static double effect(GoldenMatching model, double[] weights, String column, String covariance) {
        double[] treated = model.treated();
        double[] y = model.rows().numbers(model.outcomeColumn());
        var sums = new LinearSums(2);
        for (int i = 0; i < y.length; i++) {
            sums.add(new double[] {1, treated[i]}, y[i], weights[i]);
        }
        var fit = sums.solve(List.of("intercept", "effect"));
        RobustSums robust = fit.robustSums();
        for (int i = 0; i < y.length; i++) {
            fit.addTo(robust, new double[] {1, treated[i]}, y[i], weights[i]);
        }
        double[][] matrix = covariance.equals("HC1") ? robust.hc1(y.length, 2) : robust.hc0();
        return column.equals("estimate") ? fit.coefficients()[1] : Math.sqrt(matrix[1][1]);
    }
}
