package org.socialrx.effect;

import org.socialrx.stats.EstimationException;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.inference.ClusterCovariance;

/** What came of fitting a model: a fit, or the reason why there is none. */
sealed interface Attempt {
    /**
     * A fit with its covariance by practice.
     *
     * @param model the model
     * @param fit the fit
     * @param covariance covariance by practice
     */
    record Fitted(Model model, UnitPoissonFit fit, ClusterCovariance covariance) implements Attempt {
        /** A combination of one or more effects: 1 for the first name, or as given. */
        double[] contrast(String term) {
            var contrast = new double[fit.names().size()];
            contrast[fit.position(term)] = 1;
            return contrast;
        }
    }

    /**
     * No fit.
     *
     * @param reason why, as one sentence without a full stop
     */
    record Failed(String reason) implements Attempt {}

    /** The fit with its covariance; failed when practices are too few or an effect is not determined. */
    static Attempt fitted(Model model, UnitPoissonFit fit) {
        for (var at : model.design().effectPositions()) {
            if (Double.isNaN(fit.coefficients()[at])) {
                return new Failed(
                        "The data do not determine the effect " + fit.names().get(at));
            }
        }
        try {
            return new Fitted(model, fit, fit.byCluster());
        } catch (EstimationException e) {
            return new Failed(reason(e));
        }
    }

    /** The reason in the words of the kernel. */
    static String reason(EstimationException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
