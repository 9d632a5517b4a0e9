package org.socialrx.stats.panel;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * A mean of imputed effects, or a coefficient of the model for untreated outcomes.
 *
 * @param term its name
 * @param estimate its value
 * @param weights weight of a treated row by event time
 * @param direction m_s of {@link ImputationScores}, k numbers
 */
record ImputationEstimand(String term, double estimate, TreeMap<Integer, Double> weights, double[] direction)
        implements Serializable {
    private static final long serialVersionUID = 1;

    double weight(int eventTime) {
        return weights.getOrDefault(eventTime, 0.0);
    }

    double along(double[] x) {
        double along = 0;
        for (int j = 0; j < x.length; j++) {
            along += direction[j] * x[j];
        }
        return along;
    }
}
