package org.socialrx.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.socialrx.stats.calibration.EmpiricalNull;
import org.socialrx.stats.inference.Estimate;

/**
 * Estimates for outcomes that social prescribing cannot change, and what they say of systematic error.
 *
 * <p>Below ten of them the distribution of systematic error cannot be told from chance, and calibration is refused.
 *
 * @param estimates log ratios that could be estimated
 */
record NegativeControls(List<Estimate> estimates) {
    /** Fewer are not calibrated with. */
    static final int LEAST = 10;

    NegativeControls {
        estimates = List.copyOf(estimates);
    }

    /** Those among the answers that were fitted. */
    static NegativeControls of(List<Analysis> analyses, Answers answers, EstimateRows rows) {
        List<Estimate> estimates = new ArrayList<>();
        for (var analysis : analyses) {
            if (answers.of(analysis) instanceof Attempt.Fitted fitted) {
                estimates.add(rows.effect(fitted));
            }
        }
        return new NegativeControls(estimates);
    }

    /** The distribution of systematic error; empty below ten estimates. */
    Optional<EmpiricalNull> systematicError() {
        return estimates.size() < LEAST
                ? Optional.empty()
                : Optional.of(EmpiricalNull.fit(
                        estimates.stream().mapToDouble(Estimate::estimate).toArray(),
                        estimates.stream().mapToDouble(Estimate::stdError).toArray()));
    }

    /** Sum of squared estimates over their squared errors: chi-squared by chance alone, one degree a control. */
    double squaredDeviates() {
        return estimates.stream()
                .mapToDouble(estimate -> Math.pow(estimate.estimate() / estimate.stdError(), 2))
                .sum();
    }

    /** Probability of at least so large a sum when there is no systematic error. */
    double chanceOfNone() {
        return ChiSquaredDistribution.of(estimates.size()).survivalProbability(squaredDeviates());
    }

    /** An effect with the systematic error taken into account; empty below ten estimates. */
    Optional<EffectSize> calibrated(Estimate effect) {
        return systematicError().map(error -> {
            var calibrated = error.calibrate(effect.estimate(), effect.stdError(), EffectSize.LEVEL);
            return EffectSize.ratio(new Estimate(
                    calibrated.estimate(),
                    calibrated.stdError(),
                    calibrated.estimate() / calibrated.stdError(),
                    Double.NaN,
                    calibrated.pValue(),
                    calibrated.ciLow(),
                    calibrated.ciHigh()));
        });
    }
}
