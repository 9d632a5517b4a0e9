package org.socialrx.fit.panel;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.effects.Clusterings;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.stats.Passes;
import org.socialrx.stats.panel.PanelRules;
import org.socialrx.stats.panel.UnitRows;

/**
 * The panel of one model.
 *
 * @param rules names and clusterings
 * @param clusterings as they lie to the units
 * @param units passes over whole units, ordered by time
 * @param incomplete rows left out because they lack something
 */
record PanelInput(PanelRules rules, Clusterings clusterings, Passes<UnitRows> units, long incomplete) {
    /** Opens a panel whose units have cohorts; a null cohort means never treated. */
    static PanelInput withCohort(Request request, Frame frame) {
        String cohort = request.values().text(PanelKeys.COHORT);
        frame.number(cohort);
        return of(
                request,
                frame,
                Input.numberOr(cohort, UnitRows.NEVER),
                request.values().texts(PanelKeys.COVARIATES));
    }

    /** Opens a panel whose rows have a treatment, which comes as the only covariate. */
    static PanelInput withTreatment(Request request, Frame frame) {
        return of(
                request,
                frame,
                Input.constant(UnitRows.NEVER),
                List.of(request.values().text("treatment")));
    }

    private static PanelInput of(Request request, Frame frame, Input cohort, List<String> covariates) {
        Values values = request.values();
        String unit = values.text(PanelKeys.UNIT);
        String time = values.text(PanelKeys.TIME);
        List<Input> inputs =
                new ArrayList<>(List.of(frame.number(time), cohort, frame.number(values.text(PanelKeys.OUTCOME))));
        List<String> complete = new ArrayList<>(request.clusters());
        complete.add(unit);
        complete.addAll(Terms.categories(request, frame, covariates));
        List<Input> looked = new ArrayList<>(inputs);
        looked.addAll(frame.numbers(Terms.numbers(request, frame, covariates)));
        Survey survey = frame.survey(Selection.of(looked)
                .labelled(Terms.categories(request, frame, covariates))
                .complete(complete));
        Terms terms = Terms.of(request, frame, covariates, survey);
        inputs.addAll(terms.inputs());
        check(request, survey, Terms.numbers(request, frame, covariates));
        Selection selection = Selection.of(inputs).complete(complete);
        checkWhole(request, frame, selection);
        var clusterings = new Clusterings(withUnit(request.covariance(), unit), unit);
        var grouping = Grouping.by(unit).orderedBy(time);
        var units = frame.groups(grouping, selection.labelled(clusterings.columns()))
                .map(new UnitReader(clusterings));
        var rules = new PanelRules(time, terms.names(), clusterings.scopes());
        return new PanelInput(rules, clusterings, units, survey.incomplete());
    }

    /** An imputation error without clusters is one by unit. */
    private static List<Covariance> withUnit(List<Covariance> wanted, String unit) {
        return wanted.stream()
                .map(covariance -> covariance.type() == CovarianceType.IMPUTATION
                                && covariance.clusters().isEmpty()
                        ? Covariance.of(covariance.type(), unit)
                        : covariance)
                .toList();
    }

    private static void check(Request request, Survey survey, List<String> numbers) {
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        List<String> columns = new ArrayList<>(List.of(request.values().text(PanelKeys.OUTCOME)));
        columns.addAll(numbers);
        for (int i = 0; i < columns.size(); i++) {
            long infinite = survey.range(UnitReader.OUTCOME + i).infinite();
            if (infinite > 0) {
                throw new FitException("%s is infinite in %,d rows".formatted(columns.get(i), infinite));
            }
        }
    }

    private static void checkWhole(Request request, Frame frame, Selection selection) {
        WholeNumbers whole = frame.rows(selection).run(new WholeNumbers());
        String time = request.values().text(PanelKeys.TIME);
        refuse(time, whole.broken(UnitReader.TIME));
        if (request.values().has(PanelKeys.COHORT)) {
            refuse(request.values().text(PanelKeys.COHORT), whole.broken(UnitReader.COHORT));
        }
    }

    private static void refuse(String column, long rows) {
        if (rows > 0) {
            throw new FitException("%s is no whole number in %,d rows; periods and cohorts are counted in whole numbers"
                    .formatted(column, rows));
        }
    }
}
