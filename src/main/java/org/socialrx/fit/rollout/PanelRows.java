package org.socialrx.fit.rollout;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Labels;
import org.socialrx.fit.frame.Pass;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.request.Request;

/**
 * The rows of a panel: time, cohort (0 where it is null), the measures that the estimator names, covariates; clusters
 * as labels.
 *
 * @param frame where they are
 * @param selection what is read of a row
 * @param terms the covariates
 * @param periods all periods, ascending
 * @param clusters the columns that are labels, in order; the unit itself is none of them
 * @param survey of the rows that count
 * @param unit the column that names units
 */
record PanelRows(
        Frame frame,
        Selection selection,
        Terms terms,
        List<Integer> periods,
        List<String> clusters,
        Survey survey,
        String unit) {
    static final String OUTCOME = "outcome";
    static final String UNIT = "unit";
    static final String TIME = "time";
    static final String COHORT = "cohort";
    static final String COVARIATES = "covariates";

    /** Places of the first numbers of a row. */
    static final int AT_TIME = 0;

    static final int AT_COHORT = 1;
    static final int AT_MEASURES = 2;

    PanelRows {
        periods = List.copyOf(periods);
        clusters = List.copyOf(clusters);
    }

    /**
     * Looks at the rows.
     *
     * @param cohort the column that decides about treatment
     * @param measures columns of numbers that every row must have
     */
    static PanelRows of(Request request, Frame frame, Input cohort, List<String> measures) {
        var values = request.values();
        var unit = values.text(UNIT);
        var time = values.text(TIME);
        var covariates = values.texts(COVARIATES);
        var numbers = Terms.numbers(request, frame, covariates);
        var categories = Terms.categories(request, frame, covariates);
        var clusters = request.clusters().stream()
                .filter(cluster -> !cluster.equals(unit))
                .toList();
        List<Input> first = new ArrayList<>(List.of(frame.number(time), cohort));
        first.addAll(frame.numbers(measures));
        List<Input> looked = new ArrayList<>(first);
        looked.addAll(frame.numbers(numbers));
        List<String> labels = new ArrayList<>(List.of(time));
        labels.addAll(categories);
        List<String> complete = new ArrayList<>(clusters);
        complete.add(unit);
        var survey = frame.survey(Selection.of(looked).labelled(labels).complete(complete));
        refuse(survey, names(time, values.text(COHORT, ""), measures, numbers));
        var terms = Terms.of(request, frame, covariates, survey);
        List<Input> read = new ArrayList<>(first);
        read.addAll(terms.inputs());
        // A category with one level leaves no column, yet its rows must be complete.
        var selection = Selection.of(read).labelled(clusters).complete(categories);
        return new PanelRows(frame, selection, terms, periods(time, survey), clusters, survey, unit);
    }

    private static List<String> names(String time, String cohort, List<String> measures, List<String> numbers) {
        List<String> names = new ArrayList<>(List.of(time, cohort));
        names.addAll(measures);
        names.addAll(numbers);
        return names;
    }

    private static void refuse(Survey survey, List<String> names) {
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        for (var i = 0; i < names.size(); i++) {
            if (survey.range(i).infinite() > 0) {
                throw new FitException("%s is infinite in %,d rows"
                        .formatted(names.get(i), survey.range(i).infinite()));
            }
        }
    }

    private static List<Integer> periods(String time, Survey survey) {
        List<Integer> periods = new ArrayList<>();
        for (var level : survey.levels(time)) {
            var period = Labels.number(level);
            if (period != Math.rint(period) || Math.abs(period) > Integer.MAX_VALUE) {
                throw new FitException("%s, the time, must hold whole numbers".formatted(time));
            }
            periods.add((int) period);
        }
        periods.sort(Integer::compareTo);
        return periods;
    }

    /** The range of a measure. */
    Survey.Range measure(int at) {
        return survey.range(AT_MEASURES + at);
    }

    /** Passes over the rows of each unit. */
    Pass<Group> units() {
        return frame.groups(new Grouping(List.of(unit), List.of()), selection);
    }

    /** What turns rows into arrays by period. */
    Layout layout(int measures) {
        return new Layout(new PeriodIndex(periods), measures, terms.size(), new ArrayList<>(clusters));
    }

    /**
     * How the rows of a unit are laid out.
     *
     * @param periods places of the periods
     * @param measures how many measures a row has
     * @param covariates how many covariates
     * @param clusters names of the clusters
     */
    record Layout(PeriodIndex periods, int measures, int covariates, List<String> clusters) implements Serializable {
        private static final long serialVersionUID = 1;

        int firstCovariate() {
            return AT_MEASURES + measures;
        }
    }
}
