package org.socialrx.fit;

import java.util.List;
import org.socialrx.fit.arms.MatchingEstimator;
import org.socialrx.fit.arms.WeightingEstimator;
import org.socialrx.fit.formula.ConcentrationIndexEstimator;
import org.socialrx.fit.formula.EmpiricalCalibrationEstimator;
import org.socialrx.fit.formula.HonestDidEstimator;
import org.socialrx.fit.formula.PairedChangeEstimator;
import org.socialrx.fit.formula.SlopeIndexEstimator;
import org.socialrx.fit.regression.LinearEstimator;
import org.socialrx.fit.regression.LogisticEstimator;
import org.socialrx.fit.regression.NegativeBinomialEstimator;
import org.socialrx.fit.regression.PoissonEstimator;
import org.socialrx.fit.regression.WildClusterBootstrapEstimator;

/** Every estimator of the job, in the order of its documentation. */
public final class Estimators {
    /** All of them. */
    public static final List<Estimator> ALL = List.of(
            new LinearEstimator(),
            new LogisticEstimator(),
            new PoissonEstimator(),
            new NegativeBinomialEstimator(),
            new WildClusterBootstrapEstimator(),
            new MatchingEstimator(),
            new WeightingEstimator(),
            new HonestDidEstimator(),
            new EmpiricalCalibrationEstimator(),
            new SlopeIndexEstimator(),
            new ConcentrationIndexEstimator(),
            new PairedChangeEstimator());

    private Estimators() {}

    /** The estimator of that name, which a checked request names. */
    public static Estimator named(String name) {
        return ALL.stream()
                .filter(estimator -> estimator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No estimator " + name));
    }
}
