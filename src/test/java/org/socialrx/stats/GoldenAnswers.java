package org.socialrx.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socialrx.stats.inference.Estimate;

/** What our kernels gave for one model, to be compared with every line of {@code expected.csv}. */
public final class GoldenAnswers {
    private final Map<String, Double> found = new HashMap<>();

    /** Adds the estimates of all terms under one covariance, such as {@code CR2(practice)}. */
    public GoldenAnswers estimates(String covariance, List<String> terms, List<Estimate> estimates) {
        for (int j = 0; j < terms.size(); j++) {
            estimate(covariance, terms.get(j), estimates.get(j));
        }
        return this;
    }

    /** Adds one estimate. */
    public GoldenAnswers estimate(String covariance, String term, Estimate estimate) {
        String key = "estimate|" + term + "|" + covariance + "|";
        found.put(key + "estimate", estimate.estimate());
        found.put(key + "std_error", estimate.stdError());
        found.put(key + "statistic", estimate.statistic());
        found.put(key + "df", estimate.df());
        found.put(key + "p_value", estimate.pValue());
        found.put(key + "ci_low", estimate.ciLow());
        found.put(key + "ci_high", estimate.ciHigh());
        return this;
    }

    /** Adds one line of the summary. */
    public GoldenAnswers summary(String statistic, double value) {
        found.put("summary|" + statistic + "||value", value);
        return this;
    }

    /** Adds one line of a decomposition. */
    public GoldenAnswers decomposition(String term, double estimate, double weight) {
        found.put("decomposition|" + term + "||estimate", estimate);
        found.put("decomposition|" + term + "||weight", weight);
        return this;
    }

    /** Adds a count of the summary. */
    public GoldenAnswers summary(String statistic, long value) {
        return summary(statistic, (double) value);
    }

    /** Asserts that every expected number of the model has an answer inside its tolerance. */
    public void check(Golden golden, String model) {
        for (Golden.Expected line : golden.expected(model)) {
            String key = line.table() + "|" + line.term() + "|" + line.covariance() + "|" + line.column();
            Double answer = found.get(key);
            assertThat(answer).as("an answer for %s of %s", key, model).isNotNull();
            if (answer != null) {
                line.check(answer);
            }
        }
    }
}
