package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Pass;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.inference.RegressionFit;

/**
 * The rows of a regression: k regressors, then outcome, weight and exposure, which are 1 where the model names none.
 *
 * @param frame where they are
 * @param terms the k regressors
 * @param selection what is read of a row
 * @param survey of the rows that count
 */
record RegressionRows(Frame frame, Terms terms, Selection selection, Survey survey) {
    static final String OUTCOME = "outcome";
    static final String REGRESSORS = "regressors";
    static final String WEIGHTS = "weights";
    static final String EXPOSURE = "exposure";
    static final String FIXED_EFFECTS = "fixed-effects";
    static final String CLUSTER = "cluster";

    private static final List<String> MEASURES = List.of(OUTCOME, WEIGHTS, EXPOSURE);

    /** Looks at the rows, and refuses what no regression can use. */
    static RegressionRows of(Request request, Frame frame) {
        if (request.values().has(FIXED_EFFECTS)) {
            throw new FitException("fixed-effects cannot be taken out of this model");
        }
        return of(request, frame, request.values().texts(REGRESSORS), Terms::withIntercept);
    }

    /** As {@link #of(Request, Frame)} for models whose fixed effects are taken out, and the constant with them. */
    static RegressionRows withEffectsTakenOut(Request request, Frame frame) {
        return of(request, frame, request.values().texts(REGRESSORS), UnaryOperator.identity());
    }

    /** As {@link #of(Request, Frame)} with each level of a fixed effect as a column, for models with few clusters. */
    static RegressionRows withEffectsAsColumns(Request request, Frame frame) {
        var effects = request.values().texts(FIXED_EFFECTS);
        List<String> columns = new ArrayList<>(request.values().texts(REGRESSORS));
        columns.addAll(effects);
        return of(request.withFactors(effects), frame, columns, Terms::withIntercept);
    }

    private static RegressionRows of(
            Request request, Frame frame, List<String> regressors, UnaryOperator<Terms> constant) {
        var values = request.values();
        List<Input> measures = List.of(
                frame.number(values.text(OUTCOME)), measure(values, WEIGHTS, frame), measure(values, EXPOSURE, frame));
        var numbers = Terms.numbers(request, frame, regressors);
        var categories = Terms.categories(request, frame, regressors);
        List<String> complete = new ArrayList<>(request.clusters());
        if (values.has(CLUSTER)) {
            complete.add(values.text(CLUSTER));
        }
        complete.addAll(values.texts(FIXED_EFFECTS));
        var nonzero = values.has(WEIGHTS) ? List.of(values.text(WEIGHTS)) : List.<String>of();
        List<Input> looked = new ArrayList<>(measures);
        looked.addAll(frame.numbers(numbers));
        var survey = frame.survey(
                Selection.of(looked).labelled(categories).complete(complete).nonzero(nonzero));
        refuse(values, numbers, survey);
        var terms = constant.apply(Terms.of(request, frame, regressors, survey));
        List<Input> read = new ArrayList<>(terms.inputs());
        read.addAll(measures);
        // A category with one level leaves no column, yet its rows must be complete.
        complete.addAll(categories);
        return new RegressionRows(
                frame, terms, Selection.of(read).complete(complete).nonzero(nonzero), survey);
    }

    private static Input measure(Values values, String key, Frame frame) {
        return values.has(key) ? frame.number(values.text(key)) : Input.constant(1);
    }

    private static void refuse(Values values, List<String> numbers, Survey survey) {
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        for (var i = 0; i < MEASURES.size() + numbers.size(); i++) {
            if (survey.range(i).infinite() > 0) {
                var column = i < MEASURES.size() ? values.text(MEASURES.get(i)) : numbers.get(i - MEASURES.size());
                throw new FitException("%s is infinite in %,d rows"
                        .formatted(column, survey.range(i).infinite()));
            }
        }
        var weight = survey.range(MEASURES.indexOf(WEIGHTS));
        if (weight.negative() > 0) {
            throw new FitException(
                    "%s, the weight, is negative in %,d rows".formatted(values.text(WEIGHTS), weight.negative()));
        }
        var exposure = survey.range(MEASURES.indexOf(EXPOSURE));
        if (exposure.negative() + exposure.zero() > 0) {
            throw new FitException("%s, the exposure, is 0 or less in %,d rows; drop them with rows"
                    .formatted(values.text(EXPOSURE), exposure.negative() + exposure.zero()));
        }
    }

    /** The range of the outcome. */
    Survey.Range outcome() {
        return survey.range(MEASURES.indexOf(OUTCOME));
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

    /** Adds what every regression says of its rows and columns. */
    Answer counted(Answer answer, RegressionFit fit) {
        if (!fit.aliased().isEmpty()) {
            answer.note("singular design: earlier columns determine %s, reported without an estimate"
                    .formatted(String.join(", ", fit.aliased())));
        }
        return answer.summary("n_rows", fit.rows()).summary("n_rows_incomplete", survey.incomplete());
    }

    /** The regressors of a row, an array of their own. */
    static double[] x(double[] row) {
        return Arrays.copyOf(row, row.length - MEASURES.size());
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
