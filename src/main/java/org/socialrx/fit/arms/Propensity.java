package org.socialrx.fit.arms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.SeparationException;
import org.socialrx.stats.logistic.LogisticFit;
import org.socialrx.stats.logistic.LogisticRegression;
import org.socialrx.stats.logistic.LogisticSums;

/**
 * The probability of treatment, by maximum likelihood.
 *
 * @param terms its columns, a constant first
 * @param fit the fit
 */
record Propensity(Terms terms, LogisticFit fit) {
    static final String KEY = "propensity";

    static Propensity of(ArmRows rows) {
        var terms = rows.terms(KEY).withIntercept();
        List<Input> inputs = new ArrayList<>(terms.inputs());
        inputs.add(rows.treatment());
        var pass = rows.pass(inputs);
        var columns = terms.size();
        try {
            var fit = new LogisticRegression(terms.names())
                    .fit(empty -> pass.sum(
                            empty,
                            (sums, row) -> sums.add(Arrays.copyOf(row, columns), (int) row[columns], 1),
                            LogisticSums::merge));
            return new Propensity(terms, fit);
        } catch (SeparationException e) {
            throw new FitException("no overlap, separation: the treatment is predicted without error by "
                    + String.join(", ", named(e.columns())));
        }
    }

    /** A constant that runs away does so to make up for another column. */
    private static List<String> named(List<String> columns) {
        var others = columns.stream()
                .filter(column -> !column.equals(Terms.INTERCEPT))
                .toList();
        return others.isEmpty() ? columns : others;
    }

    /** Names columns that earlier ones determine. */
    void note(Answer answer) {
        if (!fit.aliased().isEmpty()) {
            answer.note("propensity: earlier columns determine %s, which add nothing"
                    .formatted(String.join(", ", fit.aliased())));
        }
    }

    /** The log odds of treatment, as a number of the row. */
    Input logit() {
        return Input.computed(terms.inputs(), work());
    }

    /** The probability of treatment, as a number of the row. */
    Input probability() {
        var work = work();
        return Input.computed(terms.inputs(), row -> 1 / (1 + Math.exp(-work.of(row))));
    }

    /** The weight of a row by its arm and its log odds of treatment. */
    Input weight(Input treatment, ArmWeight weight) {
        List<Input> from = new ArrayList<>(terms.inputs());
        from.add(treatment);
        var work = work();
        var arm = terms.size();
        return Input.computed(from, row -> weight.of(row[arm] == 1, work.of(row)));
    }

    /** How a weight follows from the arm and the log odds of treatment. */
    @FunctionalInterface
    interface ArmWeight extends Serializable {
        double of(boolean isTreated, double logit);
    }

    /** Coefficients, 0 where aliased. */
    double[] coefficients() {
        double[] coefficients = fit.coefficients().clone();
        for (var j = 0; j < coefficients.length; j++) {
            coefficients[j] = Double.isNaN(coefficients[j]) ? 0 : coefficients[j];
        }
        return coefficients;
    }

    private Input.Work work() {
        double[] coefficients = coefficients();
        return row -> {
            double sum = 0;
            for (var j = 0; j < coefficients.length; j++) {
                sum += row[j] * coefficients[j];
            }
            return sum;
        };
    }
}
