package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.TooFewRowsException;
import org.socialrx.stats.etwfe.EtwfeCovariance;
import org.socialrx.stats.etwfe.EtwfeFit;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.stats.inference.Estimate;

/**
 * Lays out what a two-way Poisson fit says.
 *
 * @param request what was asked
 * @param panel the rows
 * @param fit what was found
 * @param clusterings the columns of each clustering of the fit
 */
record EtwfeAnswer(Request request, PanelRows panel, EtwfeFit fit, List<List<String>> clusterings) {
    EtwfeAnswer {
        clusterings = List.copyOf(clusterings);
    }

    Answer answer() {
        var answer = new Answer();
        for (var covariance : request.covariance()) {
            try {
                estimates(answer, covariance.label(), new Errors(covariance, errors(covariance), request.level()));
            } catch (TooFewRowsException e) {
                estimates(answer, covariance.label(), new None());
                answer.note("%s: %s".formatted(covariance.label(), e.getMessage()));
            }
        }
        answer.summary("n_rows", fit.rows())
                .summary("n_dropped", fit.silentRows())
                .summary("deviance", fit.deviance())
                .summary("log_likelihood", fit.logLikelihood())
                .summary("n_rows_incomplete", panel.survey().incomplete());
        notes(answer);
        return answer;
    }

    /** How a number gets its error. */
    private interface Errored {
        Estimate of(EtwfeFit.Combined number);
    }

    private record None() implements Errored {
        @Override
        public Estimate of(EtwfeFit.Combined number) {
            return Estimate.withoutError(number.value());
        }
    }

    private record Errors(Covariance wanted, EtwfeCovariance errors, double level) implements Errored {
        @Override
        public Estimate of(EtwfeFit.Combined number) {
            var type = ClusterCovarianceType.valueOf(wanted.type().name());
            return errors.estimate(type, number.value(), number.gradient(), level);
        }
    }

    private EtwfeCovariance errors(Covariance covariance) {
        List<Integer> positions = new ArrayList<>();
        covariance.clusters().forEach(column -> positions.add(clusterings.indexOf(List.of(column))));
        if (positions.size() == 2) {
            positions.add(clusterings.indexOf(covariance.clusters()));
        }
        return fit.covariance(positions.stream().mapToInt(Integer::intValue).toArray());
    }

    private void estimates(Answer answer, String label, Errored errors) {
        var names = fit.design().names();
        for (var effect : fit.design().effects()) {
            answer.estimate(names.get(effect.column()), label, errors.of(fit.coefficient(effect.column())));
        }
        for (var column = names.size() - panel.terms().size(); column < names.size(); column++) {
            answer.estimate(names.get(column), label, errors.of(fit.coefficient(column)));
        }
        answer.estimate("level-att", label, errors.of(fit.levelAtt()));
        answer.estimate("ratio-att", label, ratio(errors.of(fit.logRatioAtt())));
        for (int eventTime : fit.eventTimes()) {
            answer.estimate("ratio event-time " + eventTime, label, ratio(errors.of(fit.logRatioAt(eventTime))));
        }
    }

    /** A ratio from its logarithm: the error by the delta method, test and interval those of the logarithm. */
    private static Estimate ratio(Estimate log) {
        var ratio = Math.exp(log.estimate());
        return new Estimate(
                ratio,
                ratio * log.stdError(),
                log.statistic(),
                log.df(),
                log.pValue(),
                Math.exp(log.ciLow()),
                Math.exp(log.ciHigh()));
    }

    private void notes(Answer answer) {
        List<String> aliased = new ArrayList<>();
        for (var column = 0; column < fit.design().names().size(); column++) {
            if (Double.isNaN(fit.coefficient(column).value())) {
                aliased.add(fit.design().names().get(column));
            }
        }
        if (!aliased.isEmpty()) {
            answer.note("singular design: earlier columns determine %s, reported without an estimate"
                    .formatted(String.join(", ", aliased)));
        }
        if (fit.uninformativeRows() > 0) {
            answer.note(
                    ("%,d rows say nothing of an effect and are left out: of cohorts not seen before treatment, or of"
                                    + " periods without anyone untreated")
                            .formatted(fit.uninformativeRows()));
        }
        for (var position = 0; position < clusterings.size(); position++) {
            var clusters = fit.clusters(position);
            if (clusterings.get(position).size() == 1 && clusters < fit.rank()) {
                answer.note("%s has %,d clusters for %,d coefficients; errors by it cannot be trusted"
                        .formatted(clusterings.get(position).get(0), clusters, fit.rank()));
            }
        }
    }
}
