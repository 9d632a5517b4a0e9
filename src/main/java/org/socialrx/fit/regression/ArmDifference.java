package org.socialrx.fit.regression;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;

/**
 * The difference of two arms: weighted least squares of the outcome on the treatment, weights taken as known.
 *
 * @param frame where the rows are
 * @param treatment 1 for the treated, 0 for controls
 * @param outcome what is compared
 * @param weight not negative; a row of weight 0 does not count
 * @param complete columns without which a row does not count
 */
public record ArmDifference(Frame frame, Input treatment, Input outcome, Input weight, List<String> complete) {
    private static final String TREATMENT = "treatment";

    public ArmDifference {
        complete = List.copyOf(complete);
    }

    /** Adds the difference under every covariance of the request, as a term of this name. */
    public void addTo(Answer answer, Request request, String term) {
        var terms = new Terms(List.of(TREATMENT), List.of(treatment)).withIntercept();
        List<Input> inputs = new ArrayList<>(terms.inputs());
        inputs.addAll(List.of(outcome, weight, Input.constant(1)));
        var selection = Selection.of(inputs).complete(complete);
        var rows = new RegressionRows(frame, terms, selection, frame.survey(selection));
        var both = new Answer();
        new Errors(rows, LinearEstimator.fitted(LinearEstimator.fit(rows))).addTo(both, request);
        both.estimates().stream()
                .filter(row -> row.term().equals(TREATMENT))
                .forEach(row -> answer.estimate(term, row.covariance(), row.estimate()));
        both.notes().forEach(answer::note);
    }
}
