package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.regression.Terms;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.did.CellFault;
import org.socialrx.stats.did.DidMethod;
import org.socialrx.stats.did.TwoPeriodDid;
import org.socialrx.stats.did.TwoPeriodEffect;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.study.Problem;

/** The average effect on the treated from one period before and one after (Sant'Anna and Zhao). */
public final class TwoPeriodEstimator implements Estimator {
    private static final String TREATMENT = "treatment";
    private static final String METHOD = "method";
    private static final String OUTCOME_BEFORE = "outcome-before";
    private static final String OUTCOME_AFTER = "outcome-after";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final List<String> WIDE = List.of(OUTCOME_BEFORE, OUTCOME_AFTER);
    private static final List<String> LONG = List.of(PanelRows.OUTCOME, PanelRows.TIME, BEFORE, AFTER);

    @Override
    public String name() {
        return "two-period-did";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(PanelRows.UNIT).required(),
                Key.column(TREATMENT).required(),
                Key.columns(PanelRows.COVARIATES),
                Key.choice(
                                METHOD,
                                "doubly-robust",
                                "doubly-robust-improved",
                                "regression",
                                "weighting",
                                "weighting-unnormalised")
                        .required(),
                Key.column(OUTCOME_BEFORE),
                Key.column(OUTCOME_AFTER),
                Key.column(PanelRows.OUTCOME),
                Key.column(PanelRows.TIME),
                Key.number(BEFORE),
                Key.number(AFTER));
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of(CovarianceType.INFLUENCE);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.INFLUENCE));
    }

    @Override
    public List<Problem> problems(Values values) {
        List<Problem> problems = new ArrayList<>();
        var isWide = WIDE.stream().anyMatch(values::has);
        for (var key : isWide ? WIDE : LONG) {
            if (!values.has(key)) {
                problems.add(
                        new Problem(key, "is missing; it must be stated beside %s".formatted(isWide ? WIDE : LONG)));
            }
        }
        for (var key : isWide ? LONG : WIDE) {
            if (values.has(key)) {
                problems.add(new Problem(key, "does not go with %s".formatted(isWide ? WIDE : LONG)));
            }
        }
        if (values.has(BEFORE) && values.has(AFTER) && values.number(BEFORE) == values.number(AFTER)) {
            problems.add(new Problem(AFTER, "is the same period as before"));
        }
        return problems;
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var isWide = values.has(OUTCOME_BEFORE);
        var unit = values.text(PanelRows.UNIT);
        var covariates = values.texts(PanelRows.COVARIATES);
        var clusters = request.clusters().stream()
                .filter(cluster -> !cluster.equals(unit))
                .toList();
        List<Input> first = new ArrayList<>(List.of(
                isWide ? Input.constant(0) : frame.number(values.text(PanelRows.TIME)),
                frame.number(values.text(TREATMENT))));
        first.addAll(frame.numbers(
                isWide
                        ? List.of(values.text(OUTCOME_BEFORE), values.text(OUTCOME_AFTER))
                        : List.of(values.text(PanelRows.OUTCOME))));
        List<Input> looked = new ArrayList<>(first);
        looked.addAll(frame.numbers(Terms.numbers(request, frame, covariates)));
        var categories = Terms.categories(request, frame, covariates);
        List<String> complete = new ArrayList<>(clusters);
        complete.add(unit);
        var survey = frame.survey(Selection.of(looked).labelled(categories).complete(complete));
        refuse(survey, values.text(TREATMENT), looked.size());
        var terms = Terms.of(request, frame, covariates, survey);
        List<Input> read = new ArrayList<>(first);
        read.addAll(terms.inputs());
        var groups = frame.groups(
                new Grouping(List.of(unit), List.of()),
                Selection.of(read).labelled(clusters).complete(categories));
        var layout = new TwoPeriodUnits.Layout(
                isWide, values.number(BEFORE, 0), values.number(AFTER, 0), terms.size(), new ArrayList<>(clusters));
        var method = DidMethod.valueOf(GroupTimeEstimator.constant(values.text(METHOD)));
        var effect = new TwoPeriodDid(method, terms.size() + 1, clusters.size())
                .fit(new UnitPasses<>(groups, new TwoPeriodUnits(layout)));
        if (effect.fault().kind() != CellFault.Kind.NONE) {
            throw new FitException(reason(effect.fault(), terms));
        }
        var present = groups.run(new UnitCount());
        return answer(request, clusters, effect)
                .summary("n_units_incomplete", present.units() - effect.treated() - effect.controls())
                .summary("n_rows_incomplete", survey.incomplete());
    }

    private static void refuse(Survey survey, String treatment, int numbers) {
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        if (survey.range(PanelRows.AT_COHORT).notBinary() > 0) {
            throw new FitException("%s, the treatment, must be 0 or 1; it is neither in %,d rows"
                    .formatted(treatment, survey.range(PanelRows.AT_COHORT).notBinary()));
        }
        for (var i = 0; i < numbers; i++) {
            if (survey.range(i).infinite() > 0) {
                throw new FitException("a number is infinite in %,d rows"
                        .formatted(survey.range(i).infinite()));
            }
        }
    }

    private static String reason(CellFault fault, Terms terms) {
        return fault.kind() == CellFault.Kind.ALIASED
                ? "%s: %s"
                        .formatted(
                                fault.kind().prose(),
                                String.join(
                                        ", ",
                                        fault.aliased().stream()
                                                .map(column -> terms.names().get(column - 1))
                                                .toList()))
                : fault.kind().prose();
    }

    private static Answer answer(Request request, List<String> clusters, TwoPeriodEffect effect) {
        var answer = new Answer();
        for (var covariance : request.covariance()) {
            var at = covariance.clusters().isEmpty()
                    ? -1
                    : clusters.indexOf(covariance.clusters().get(0));
            var error = at < 0 ? effect.stdError() : effect.clusterStdErrors().get(at);
            answer.estimate("att", covariance.label(), Estimate.normal(effect.att(), error, request.level()));
        }
        return answer.summary("n_units", effect.treated() + effect.controls())
                .summary("n_treated", effect.treated())
                .summary("n_controls", effect.controls());
    }
}
