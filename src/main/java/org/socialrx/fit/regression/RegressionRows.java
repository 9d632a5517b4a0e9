package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Pass;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.request.Request;

/**
 * The rows of a regression: k regressors, then outcome, weight and exposure, which are 1 where the model names none.
 *
 * @param frame where they are
 * @param terms the k regressors
 * @param selection what is read of a row
 * @param survey of the rows that count
 */
record RegressionRows(Frame frame, Terms terms, Selection selection, Survey survey) {
    private static final String OUTCOME = "outcome";
    private static final String WEIGHTS = "weights";
    private static final String EXPOSURE = "exposure";

    /** Looks at the rows, and refuses what no regression can use. */
    static RegressionRows of(Request request, Frame frame) {
        var values = request.values();
        var outcome = frame.number(values.text(OUTCOME));
        var regressors = values.texts("regressors");
        var weight = values.has(WEIGHTS) ? frame.number(values.text(WEIGHTS)) : Input.constant(1);
        var exposure = values.has(EXPOSURE) ? frame.number(values.text(EXPOSURE)) : Input.constant(1);
        var numbers = Terms.numbers(request, frame, regressors);
        List<Input> inputs = new ArrayList<>(List.of(outcome, weight, exposure));
        inputs.addAll(frame.numbers(numbers));
        var nonzero = values.has(WEIGHTS) ? List.of(values.text(WEIGHTS)) : List.<String>of();
        var complete = new ArrayList<>(request.clusters());
        if (values.has("cluster")) {
            complete.add(values.text("cluster"));
        }
        complete.addAll(values.texts("fixed-effects"));
        var looked = Selection.of(inputs)
                .labelled(Terms.categories(request, frame, regressors))
                .complete(complete)
                .nonzero(nonzero);
        var survey = frame.survey(looked);
        refuse(request, numbers, survey);
        var terms = Terms.of(request, frame, regressors, survey);
        terms = values.texts("fixed-effects").isEmpty() ? terms.withIntercept() : terms;
        List<Input> read = new ArrayList<>(terms.inputs());
        read.addAll(List.of(outcome, weight, exposure));
        return new RegressionRows(
                frame,
                terms,
                Selection.of(read)
                        .complete(complete(request, frame, regressors, complete))
                        .nonzero(nonzero),
                survey);
    }

    /** A category with one level leaves no column, yet its rows must be complete. */
    private static List<String> complete(Request request, Frame frame, List<String> regressors, List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(Terms.categories(request, frame, regressors));
        return all;
    }

    private static void refuse(Request request, List<String> numbers, Survey survey) {
        var values = request.values();
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        for (var i = 0; i < numbers.size() + 3; i++) {
            if (survey.range(i).infinite() > 0) {
                var column =
                        i < 3 ? values.text(List.of(OUTCOME, WEIGHTS, EXPOSURE).get(i)) : numbers.get(i - 3);
                throw new FitException("%s is infinite in %,d rows"
                        .formatted(column, survey.range(i).infinite()));
            }
        }
        if (survey.range(1).negative() > 0) {
            throw new FitException("%s, the weight, is negative in %,d rows"
                    .formatted(values.text(WEIGHTS), survey.range(1).negative()));
        }
        var exposure = survey.range(2);
        if (exposure.negative() + exposure.zero() > 0) {
            throw new FitException("%s, the exposure, is 0 or less in %,d rows; drop them with rows"
                    .formatted(values.text(EXPOSURE), exposure.negative() + exposure.zero()));
        }
    }

    /** The range of the outcome. */
    Survey.Range outcome() {
        return survey.range(0);
    }

    /** How many regressors a row has, k. */
    int columns() {
        return terms.size();
    }

    /** Passes over the rows. */
    Pass<double[]> pass() {
        return frame.rows(selection);
    }

    /** Passes over the clusters that some columns make together. */
    Pass<Group> byCluster(List<String> clusters) {
        return frame.groups(new Grouping(clusters, List.of()), selection);
    }

    /** The regressors of a row, an array of their own. */
    static double[] x(double[] row) {
        return Arrays.copyOf(row, row.length - 3);
    }

    static double outcome(double[] row) {
        return row[row.length - 3];
    }

    static double weight(double[] row) {
        return row[row.length - 2];
    }

    static double exposure(double[] row) {
        return row[row.length - 1];
    }
}
