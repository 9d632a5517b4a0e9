package org.socialrx.simulate.design;

import java.util.List;

/**
 * How one estimator did over the replicates of one cell, with Monte-Carlo standard errors.
 *
 * <p>Source of the errors: Morris, White and Crowther, Statistics in Medicine 2019;38:2074, table 6.
 *
 * @param cell name of the cell
 * @param estimator name of the estimator
 * @param replicates replicates with an answer
 * @param bias mean estimate less truth
 * @param coverage share of intervals with the truth
 * @param rejection share of intervals without 0
 * @param deviation standard deviation of estimate less truth
 * @param meanError mean standard error
 */
public record Performance(
        String cell,
        String estimator,
        int replicates,
        double bias,
        double coverage,
        double rejection,
        double deviation,
        double meanError) {
    /** Summarises the answers of one estimator in one cell. */
    static Performance of(String cell, String estimator, List<Answer> answers) {
        int n = answers.size();
        double bias = answers.stream()
                .mapToDouble(answer -> answer.estimate() - answer.truth())
                .average()
                .orElse(Double.NaN);
        double squares = answers.stream()
                .mapToDouble(answer -> Math.pow(answer.estimate() - answer.truth() - bias, 2))
                .sum();
        return new Performance(
                cell,
                estimator,
                n,
                bias,
                answers.stream().filter(Answer::holdsTruth).count() / (double) n,
                answers.stream().filter(Answer::rejectsNoEffect).count() / (double) n,
                Math.sqrt(squares / (n - 1)),
                answers.stream().mapToDouble(Answer::stdError).average().orElse(Double.NaN));
    }

    /** Monte-Carlo error of the bias. */
    public double biasError() {
        return deviation / Math.sqrt(replicates);
    }

    /** Monte-Carlo error of the coverage. */
    public double coverageError() {
        return Math.sqrt(coverage * (1 - coverage) / replicates);
    }

    /** Monte-Carlo error of the rejection. */
    public double rejectionError() {
        return Math.sqrt(rejection * (1 - rejection) / replicates);
    }

    /** Standard deviation of the estimates over their mean standard error; 1 when errors are right. */
    public double errorRatio() {
        return deviation / meanError;
    }

    /** Monte-Carlo error of the ratio, the mean standard error taken as known. */
    public double errorRatioError() {
        return errorRatio() / Math.sqrt(2.0 * (replicates - 1));
    }
}
