package org.socialrx.fit.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.stats.inference.Estimate;

/** What one model gives: rows of the result tables, and notes for its author. Filled by its estimator. */
public final class Answer {
    private final List<EstimateRow> estimates = new ArrayList<>();
    private final List<SummaryRow> summaries = new ArrayList<>();
    private final List<BalanceRow> balances = new ArrayList<>();
    private final List<DecompositionRow> decompositions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Nullable
    private Dataset<Row> pairs;

    /**
     * A row of estimate.csv.
     *
     * @param term coefficient or effect
     * @param covariance label of the covariance, such as {@code CR2(practice)}
     * @param estimate its numbers; not a number stands for not available
     * @param more values of further columns
     */
    public record EstimateRow(String term, String covariance, Estimate estimate, Map<String, Double> more) {
        public EstimateRow {
            more = Map.copyOf(more);
        }
    }

    /**
     * A row of summary.csv.
     *
     * @param statistic its name
     * @param value its value
     */
    public record SummaryRow(String statistic, double value) {}

    /**
     * A row of balance.csv.
     *
     * @param sample {@code before} or {@code after}
     * @param covariate column, or {@code column=level}
     * @param meanTreated weighted mean of the treated
     * @param meanControl weighted mean of the controls
     * @param smd standardised difference
     * @param varianceRatio ratio of variances
     * @param ks distance of the distributions
     */
    public record BalanceRow(
            String sample,
            String covariate,
            double meanTreated,
            double meanControl,
            double smd,
            double varianceRatio,
            double ks) {}

    /**
     * A row of decomposition.csv.
     *
     * @param term the comparison
     * @param estimate its estimate
     * @param weight its weight
     */
    public record DecompositionRow(String term, double estimate, double weight) {}

    /** Adds an estimate. */
    public Answer estimate(String term, String covariance, Estimate estimate) {
        estimates.add(new EstimateRow(term, covariance, estimate, Map.of()));
        return this;
    }

    /** Adds an estimate with values of further columns. */
    public Answer estimate(String term, String covariance, Estimate estimate, Map<String, Double> more) {
        estimates.add(new EstimateRow(term, covariance, estimate, more));
        return this;
    }

    /** Adds the estimates of several terms under one covariance. */
    public Answer estimates(List<String> terms, String covariance, List<Estimate> values) {
        for (var i = 0; i < terms.size(); i++) {
            estimate(terms.get(i), covariance, values.get(i));
        }
        return this;
    }

    /** Adds a statistic. */
    public Answer summary(String statistic, double value) {
        summaries.add(new SummaryRow(statistic, value));
        return this;
    }

    /** Adds a count. */
    public Answer summary(String statistic, long count) {
        return summary(statistic, (double) count);
    }

    /** Adds a row of balance. */
    public Answer balance(BalanceRow row) {
        balances.add(row);
        return this;
    }

    /** Adds a comparison of a decomposition. */
    public Answer decomposition(String term, double estimate, double weight) {
        decompositions.add(new DecompositionRow(term, estimate, weight));
        return this;
    }

    /** Sets the pairs: columns treated_id and control_id, text, and weight, double; they are never collected. */
    public Answer pairs(Dataset<Row> rows) {
        pairs = rows;
        return this;
    }

    /** Adds a note that the author of the model should read, without a value of a row. */
    public Answer note(String words) {
        notes.add(words);
        return this;
    }

    /** Rows of estimate.csv. */
    public List<EstimateRow> estimates() {
        return List.copyOf(estimates);
    }

    /** Rows of summary.csv. */
    public List<SummaryRow> summaries() {
        return List.copyOf(summaries);
    }

    /** Rows of balance.csv. */
    public List<BalanceRow> balances() {
        return List.copyOf(balances);
    }

    /** Rows of decomposition.csv. */
    public List<DecompositionRow> decompositions() {
        return List.copyOf(decompositions);
    }

    /** Notes for the author of the model. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The pairs, if any. */
    public Optional<Dataset<Row>> pairs() {
        return Optional.ofNullable(pairs);
    }
}
