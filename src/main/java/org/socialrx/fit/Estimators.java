package org.socialrx.fit;

import java.util.List;
import org.socialrx.fit.regression.LinearEstimator;
import org.socialrx.fit.regression.LogisticEstimator;
import org.socialrx.fit.regression.NegativeBinomialEstimator;
import org.socialrx.fit.regression.PoissonEstimator;
import org.socialrx.fit.regression.WildClusterBootstrapEstimator;
import org.socialrx.fit.rollout.EtwfeEstimator;
import org.socialrx.fit.rollout.GroupTimeEstimator;
import org.socialrx.fit.rollout.TwoPeriodEstimator;

/** Every estimator of the job, in the order of its documentation. */
public final class Estimators {
    /** All of them. */
    public static final List<Estimator> ALL = List.of(
            new LinearEstimator(),
            new LogisticEstimator(),
            new PoissonEstimator(),
            new NegativeBinomialEstimator(),
            new WildClusterBootstrapEstimator(),
            new TwoPeriodEstimator(),
            new GroupTimeEstimator(),
            new EtwfeEstimator());

    private Estimators() {}

    /** The estimator of that name, which a checked request names. */
    public static Estimator named(String name) {
        return ALL.stream()
                .filter(estimator -> estimator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No estimator " + name));
    }
}
