package org.socialrx.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.socialrx.stats.inference.ClusterCovarianceType;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;

/**
 * Estimates everything a study asks of its matched sets: the one way into this package.
 *
 * <p>A model that cannot be fitted is a row with its reason and the others go on; only the main estimate must succeed.
 */
public final class EffectEstimation {
    private final Study study;
    private final Comparisons comparisons;
    private final AnalysisPlan plan;
    private final ClusterCovarianceType errors;

    private EffectEstimation(Study study, EffectInputs inputs) {
        this.study = study;
        this.comparisons = new Comparisons(study, inputs);
        this.plan = new AnalysisPlan(study);
        this.errors = ClusterCovarianceType.valueOf(study.estimates().primary().errors());
    }

    /**
     * All result tables of the estimation; the work is done when this returns.
     *
     * @throws Problems with {@link ExitCode#STATISTICS} when the main estimate cannot be computed
     */
    public static EffectTables estimate(Study study, EffectInputs inputs) {
        var estimation = new EffectEstimation(study, inputs);
        var units = new PanelUnits(study, estimation.comparisons).rows();
        try (var panel = Panel.of(units, study.periods())) {
            return estimation.tables(panel);
        }
    }

    private EffectTables tables(Panel panel) {
        var session = comparisons.session();
        var tallies = panel.tallies();
        var answers = answers(panel, tallies);
        var primary = primary(answers);
        var leaving = LeavingCounts.of(study, comparisons);
        var estimates = estimates(panel, tallies, answers);
        return new EffectTables(
                estimates.dataset(session),
                eventTimes(tallies, answers).dataset(session),
                new ArmRateRows(study.periods()).of(tallies, plan).dataset(session),
                diagnostics(tallies, answers, primary, leaving).dataset(session),
                leaving.rows().dataset(session));
    }

    private Answers answers(Panel panel, Tallies tallies) {
        List<Analysis> onLevel = new ArrayList<>();
        onLevel.add(plan.primary());
        onLevel.addAll(plan.otherOutcomes());
        List<Question> questions = new ArrayList<>(onLevel);
        questions.addAll(plan.sensitivity());
        plan.wide(tallies).ifPresent(questions::add);
        questions.addAll(plan.weighted());
        plan.placebo().ifPresent(questions::add);
        questions.addAll(plan.negativeControls());
        questions.addAll(plan.subgroups(tallies));
        questions.addAll(plan.naive(tallies));
        questions.addAll(plan.eventStudies(tallies));
        questions.addAll(plan.plateauTests());
        return Answers.of(panel, tallies, questions, onLevel);
    }

    private Attempt.Fitted primary(Answers answers) {
        var attempt = answers.of(plan.primary());
        if (attempt instanceof Attempt.Failed failed) {
            throw new Problems(
                    ExitCode.STATISTICS,
                    "estimates.primary",
                    "cannot be computed: %s; a longer index window, more practices or wider matching would help"
                            .formatted(failed.reason()));
        }
        return (Attempt.Fitted) attempt;
    }

    private ResultRows estimates(Panel panel, Tallies tallies, Answers answers) {
        var everyone = Series.of(Series.UNMATCHED, plan.mainSeries().outcome());
        var byPractice = panel.talliesByPractice(List.of(plan.mainSeries(), everyone));
        var rows = new EstimateRows(study, tallies, answers);
        rows.addRatio(plan.primary());
        rows.addDifference(plan.primary());
        for (var analysis : plan.otherOutcomes()) {
            rows.addRatio(analysis);
            rows.addDifference(analysis);
        }
        plan.sensitivity().forEach(rows::addRatio);
        plan.wide(tallies).ifPresent(rows::addRatio);
        plan.weighted().forEach(rows::addRatio);
        rows.addPooled(plan.mainSeries(), practices(byPractice, plan.mainSeries()));
        addSensitivity(rows, answers);
        plan.subgroups(tallies).forEach(rows::addRatio);
        rows.addBeforeAfter(everyone, practices(byPractice, everyone));
        plan.naive(tallies).forEach(rows::addRatio);
        return rows.rows();
    }

    private void addSensitivity(EstimateRows rows, Answers answers) {
        plan.placebo().ifPresent(rows::addRatio);
        honest(answers)
                .ifPresent(honest -> study.estimates()
                        .sensitivity()
                        .honestDid()
                        .forEach(bound -> rows.addInterval(
                                plan.primary(),
                                "honest-did-%s".formatted(bound),
                                "Trends may part by %s times as much as before".formatted(bound),
                                honest.under(bound))));
        plan.negativeControls().forEach(rows::addRatio);
        NegativeControls.of(plan.negativeControls(), answers, rows)
                .calibrated(rows.effect(primary(answers)))
                .ifPresent(size ->
                        rows.addInterval(plan.primary(), "calibrated", "Calibrated by the negative controls", size));
    }

    private Optional<HonestEffects> honest(Answers answers) {
        var eventStudy = new EventStudy(plan.mainSeries(), study.periods());
        return HonestEffects.of(eventStudy, answers.of(eventStudy), errors);
    }

    private static SortedMap<String, Tally> practices(Map<Series, SortedMap<String, Tally>> byPractice, Series series) {
        return byPractice.getOrDefault(series, new TreeMap<>());
    }

    private ResultRows eventTimes(Tallies tallies, Answers answers) {
        var rows = new EventTimeRows(study, tallies);
        plan.eventStudies(tallies).forEach(eventStudy -> rows.add(eventStudy, answers.of(eventStudy)));
        return rows.rows();
    }

    private ResultRows diagnostics(Tallies tallies, Answers answers, Attempt.Fitted primary, LeavingCounts leaving) {
        var rows = new DiagnosticRows(errors);
        var main = plan.mainSeries();
        for (var eventStudy : plan.eventStudies(tallies)) {
            rows.addPreTrend(eventStudy, answers.of(eventStudy), tallies.of(eventStudy.series()));
        }
        for (var plateau : plan.plateauTests()) {
            rows.addPlateau(plateau, answers.of(plateau), tallies.of(plateau.series()));
        }
        var moments = BaselineMoments.of(study, comparisons);
        rows.addLevelGap(
                main, tallies.of(plan.primary().series()), study.periods().baseline(), moments);
        rows.addLeaving(leaving);
        rows.addSilent(main, moments);
        rows.addPrecision(
                plan.primary(),
                primary,
                ratio(primary),
                tallies.of(plan.primary().series()));
        addSensitivity(rows, tallies, answers, primary);
        return rows.rows();
    }

    private void addSensitivity(DiagnosticRows rows, Tallies tallies, Answers answers, Attempt.Fitted primary) {
        var tally = tallies.of(plan.mainSeries());
        plan.placebo().ifPresent(placebo -> rows.addPlacebo(placebo, answers.of(placebo), tally));
        honest(answers).ifPresent(honest -> rows.addBreakdown(plan.primary(), honest, tally));
        rows.addEValues(plan.primary(), ratio(primary), tally);
        var estimates = new EstimateRows(study, tallies, answers);
        rows.addNegativeControls(
                plan.primary(), NegativeControls.of(plan.negativeControls(), answers, estimates), tally);
    }

    private EffectSize ratio(Attempt.Fitted primary) {
        return EffectSize.ratio(primary.covariance()
                .estimate(errors, primary.fit().coefficients(), primary.contrast(Analysis.EFFECT), EffectSize.LEVEL));
    }
}
