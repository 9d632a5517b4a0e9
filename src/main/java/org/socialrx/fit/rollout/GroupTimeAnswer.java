package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.did.Aggregated;
import org.socialrx.stats.did.Aggregation;
import org.socialrx.stats.did.CellFault;
import org.socialrx.stats.did.Combination;
import org.socialrx.stats.did.GroupTimeFit;
import org.socialrx.stats.did.InfluenceCovariance;
import org.socialrx.stats.inference.Estimate;

/**
 * Lays out what a group-time fit says.
 *
 * @param request what was asked
 * @param panel the rows
 * @param fit what was found
 */
record GroupTimeAnswer(Request request, PanelRows panel, GroupTimeFit fit) {
    /**
     * One aggregation under its name.
     *
     * @param name as the model gives it
     * @param rules how it averages
     * @param found the averages
     */
    private record Named(String name, Aggregation rules, Aggregated found) {}

    Answer answer() {
        if (fit.cells().isEmpty()) {
            throw new FitException("nobody is first treated after the first period and within the periods seen");
        }
        var answer = new Answer();
        var aggregations = aggregations();
        for (var covariance : request.covariance()) {
            estimates(answer, covariance.label(), influence(covariance), aggregations);
        }
        answer.summary("n_units", fit.counts().units())
                .summary("n_units_incomplete", fit.counts().incomplete())
                .summary("n_units_treated_from_the_start", fit.counts().fromTheStart())
                .summary("n_rows_incomplete", panel.survey().incomplete());
        tests(answer, "", fit.byUnit(), aggregations);
        for (var covariance : request.covariance()) {
            if (isClustered(covariance)) {
                var cluster = covariance.clusters().get(0);
                tests(answer, " (%s)".formatted(cluster), influence(covariance), aggregations);
            }
        }
        notes(answer);
        return answer;
    }

    private boolean isClustered(Covariance covariance) {
        return !covariance.clusters().isEmpty()
                && panel.clusters().contains(covariance.clusters().get(0));
    }

    private InfluenceCovariance influence(Covariance covariance) {
        return isClustered(covariance)
                ? fit.byCluster(panel.clusters().indexOf(covariance.clusters().get(0)))
                : fit.byUnit();
    }

    private List<Named> aggregations() {
        List<Named> named = new ArrayList<>();
        for (var wanted : request.values().maps(GroupTimeEstimator.AGGREGATIONS)) {
            var rules = rules(wanted);
            named.add(new Named(wanted.text("name", wanted.text("by")), rules, fit.aggregate(rules)));
        }
        return named;
    }

    private static Aggregation rules(Values wanted) {
        return new Aggregation(
                Aggregation.By.valueOf(GroupTimeEstimator.constant(wanted.text("by"))),
                (int) wanted.whole("balance", -1),
                (int) wanted.whole("from", Integer.MIN_VALUE),
                (int) wanted.whole("to", Integer.MAX_VALUE));
    }

    private void estimates(Answer answer, String label, InfluenceCovariance errors, List<Named> aggregations) {
        for (var c = 0; c < fit.cells().size(); c++) {
            answer.estimate(term(c), label, estimate(fit.effect(c), errors));
        }
        for (var aggregation : aggregations) {
            answer.estimate(
                    aggregation.name(), label, estimate(aggregation.found().overall(), errors));
            for (var part : aggregation.found().parts()) {
                answer.estimate(aggregation.name() + " " + part.at(), label, estimate(part, errors));
            }
        }
    }

    private String term(int cell) {
        var at = fit.cells().get(cell);
        return "att(%d,%d)".formatted(at.cohort(), at.period());
    }

    private Estimate estimate(Combination effect, InfluenceCovariance errors) {
        return Estimate.normal(effect.value(), errors.stdError(effect), request.level());
    }

    private void tests(Answer answer, String suffix, InfluenceCovariance errors, List<Named> aggregations) {
        var test = fit.preTest(errors);
        if (test.df() > 0) {
            answer.summary("pre_test_statistic" + suffix, test.statistic())
                    .summary("pre_test_df" + suffix, test.df())
                    .summary("pre_test_p_value" + suffix, test.pValue());
            var effects = fit.preTestEffects(errors);
            if (test.df() < effects) {
                answer.note("the pre-test%s: the covariance of %d effects has rank %d; it tests %d combinations of them"
                        .formatted(suffix, effects, test.df(), test.df()));
            }
        }
        for (var aggregation : aggregations) {
            if (aggregation.rules().by() == Aggregation.By.EVENT_TIME) {
                answer.summary(
                        "critical_value " + aggregation.name() + suffix,
                        fit.criticalValue(aggregation.found(), errors, request.level()));
            }
        }
    }

    private void notes(Answer answer) {
        for (var cluster : panel.clusters()) {
            var errors = fit.byCluster(panel.clusters().indexOf(cluster));
            if (errors.count() < fit.cells().size()) {
                answer.note("%s has %,d clusters for %,d effects; joint tests and bands by it rest on few of them"
                        .formatted(cluster, errors.count(), fit.cells().size()));
            }
        }
        for (var c = 0; c < fit.cells().size(); c++) {
            var fault = fit.fault(c);
            if (fault.kind() == CellFault.Kind.ALIASED) {
                var names = fault.aliased().stream()
                        .map(column -> panel.terms().names().get(column - 1))
                        .toList();
                answer.note(
                        "%s is empty: %s: %s".formatted(term(c), fault.kind().prose(), String.join(", ", names)));
            } else if (fault.kind() != CellFault.Kind.NONE) {
                answer.note("%s is empty: %s".formatted(term(c), fault.kind().prose()));
            } else if (fit.size(c) == 1) {
                answer.note("%s rests on one unit".formatted(term(c)));
            }
        }
    }
}
