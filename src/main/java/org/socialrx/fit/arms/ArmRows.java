package org.socialrx.fit.arms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Pass;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.request.Request;

/**
 * The rows of two arms: those that have a value in every column the model names.
 *
 * @param request the model
 * @param frame where they are
 * @param survey of the rows, with the categories of the design and of the balance among its labels
 */
record ArmRows(Request request, Frame frame, Survey survey) {
    static final String TREATMENT = "treatment";
    static final String OUTCOME = "outcome";
    static final String BALANCE = "balance";

    /**
     * Looks at the rows, and refuses what cannot be compared.
     *
     * @param design the key that lists the columns which make the arms alike
     */
    static ArmRows of(Request request, Frame frame, String design) {
        var values = request.values();
        Set<String> described = new LinkedHashSet<>(values.texts(design));
        described.addAll(values.texts(BALANCE));
        List<String> numbers = new ArrayList<>(List.of(values.text(TREATMENT)));
        if (values.has(OUTCOME)) {
            numbers.add(values.text(OUTCOME));
        }
        numbers.addAll(Terms.numbers(request, frame, described));
        var survey = frame.survey(Selection.of(frame.numbers(numbers))
                .labelled(Terms.categories(request, frame, described))
                .complete(request.columns()));
        refuse(values.text(TREATMENT), numbers, survey);
        return new ArmRows(request, frame, survey);
    }

    private static void refuse(String treatment, List<String> numbers, Survey survey) {
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        var arms = survey.range(0);
        if (arms.notBinary() > 0) {
            throw new FitException(
                    "%s, the treatment, is neither 0 nor 1 in %,d rows".formatted(treatment, arms.notBinary()));
        }
        if (arms.zero() == 0 || arms.one() == 0) {
            throw new FitException(
                    "%s, the treatment, is %d in all of %,d complete rows; there is nobody to compare with"
                            .formatted(treatment, arms.zero() == 0 ? 1 : 0, survey.rows()));
        }
        for (var i = 0; i < numbers.size(); i++) {
            if (survey.range(i).infinite() > 0) {
                throw new FitException("%s is infinite in %,d rows"
                        .formatted(numbers.get(i), survey.range(i).infinite()));
            }
        }
    }

    /** Share of the treated. */
    double treatedShare() {
        return (double) survey.range(0).one() / survey.rows();
    }

    long treatedCount() {
        return survey.range(0).one();
    }

    Input treatment() {
        return Input.number(request.values().text(TREATMENT));
    }

    Input outcome() {
        return Input.number(request.values().text(OUTCOME));
    }

    boolean hasOutcome() {
        return request.values().has(OUTCOME);
    }

    /** The terms of the columns that a key lists, a category without its reference. */
    Terms terms(String key) {
        return Terms.of(request, frame, request.values().texts(key), survey);
    }

    /** The columns whose balance is wanted, a category with every level. */
    Terms balanceColumns() {
        List<String> names = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        for (var column : request.values().texts(BALANCE)) {
            if (!Terms.isCategory(request, frame, column)) {
                names.add(column);
                inputs.add(Input.number(column));
                continue;
            }
            for (var level : Terms.levels(frame, column, survey)) {
                names.add(column + "=" + level);
                inputs.add(Input.level(column, level));
            }
        }
        return new Terms(names, inputs);
    }

    /** Passes over some numbers of the rows. */
    Pass<double[]> pass(List<Input> inputs) {
        return frame.rows(Selection.of(inputs).complete(request.columns()));
    }
}
