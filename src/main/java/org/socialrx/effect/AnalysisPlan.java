package org.socialrx.effect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.socialrx.effect.Analysis.Standing;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.effect.Series.Grouping;
import org.socialrx.study.FurtherDesign.Target;
import org.socialrx.study.HomelessAlgorithm;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.PropensityRules;
import org.socialrx.study.Study;

/** The panel analyses of a study in the order in which they are presented. */
final class AnalysisPlan {
    private final Study study;
    private final Series main;

    AnalysisPlan(Study study) {
        this.study = study;
        this.main =
                Series.of(Series.PRIMARY, study.estimates().primary().outcome()).with(Grouping.ofPrimary(study));
    }

    /** The series of the main estimate. */
    Series mainSeries() {
        return main;
    }

    /** The series of the main design for an outcome. */
    Series series(String outcome) {
        return Series.of(Series.PRIMARY, outcome).with(main.grouping());
    }

    /** The main estimate. */
    Analysis primary() {
        return new Analysis(
                "primary",
                "Main estimate: %s".formatted(study.outcome(main.outcome()).label()),
                main,
                study.periods().baseline(),
                study.periods().effect(),
                Standing.PRIMARY);
    }

    /** The main design with the study's other outcomes. */
    List<Analysis> otherOutcomes() {
        return study.estimates().alsoOutcomes().stream()
                .filter(outcome -> !outcome.equals(main.outcome()))
                .map(outcome -> supporting(
                        "other-outcome",
                        "Same design: %s".formatted(study.outcome(outcome).label()),
                        series(outcome)))
                .toList();
    }

    /** The main estimate under other choices. */
    List<Analysis> sensitivity() {
        List<Analysis> analyses = new ArrayList<>();
        for (var first : study.estimates().firstEffectPeriods()) {
            analyses.add(new Analysis(
                    "first-effect-period-%d".formatted(first),
                    "Effect counted from period %d".formatted(first),
                    main,
                    study.periods().baseline(),
                    new PeriodRange(first, study.periods().last()),
                    Standing.SUPPORTING));
        }
        analyses.add(supporting("uncensored", "Controls kept after their own referral", main.with(Censoring.NONE)));
        analyses.add(supporting(
                "censoring-weighted",
                "Controls weighted for those referred later",
                main.with(Censoring.OWN_REFERRAL_WEIGHTED)));
        analyses.add(supporting(
                "with-deaths",
                "Contacts or none: the dead counted as not consulting",
                main.with(Censoring.OWN_REFERRAL_NOT_DEATH)));
        analyses.add(
                main.grouping() == Grouping.PERSON
                        ? supporting(
                                "matched-set-effects",
                                "Effects of the matched set instead of the person",
                                main.with(Grouping.MATCHED_SET))
                        : supporting(
                                "person-effects",
                                "Effects of the person instead of the matched set",
                                main.with(Grouping.PERSON)));
        return analyses;
    }

    /** The main model on the sets of the wide propensity model, where the study has one and it gave sets. */
    Optional<Analysis> wide(Tallies tallies) {
        var series = Series.of(PropensityRules.WIDE, main.outcome());
        return tallies.has(series)
                ? Optional.of(
                        supporting(PropensityRules.WIDE + "-matched", "Matched on every code of the record", series))
                : Optional.empty();
    }

    /** The main model on all candidates, weighted by their propensity score. */
    List<Analysis> weighted() {
        return study.estimates().weightedTargets().stream()
                .map(target -> supporting(target.design(), label(target), Series.of(target.design(), main.outcome())))
                .toList();
    }

    private static String label(Target target) {
        return switch (target) {
            case OVERLAP -> "Weighted by overlap, not matched";
            case ATT -> "Weighted to the referred, not matched";
        };
    }

    /** The main design at an index date at which nothing happened; the effect ends with the baseline. */
    Optional<Analysis> placebo() {
        var sensitivity = study.estimates().sensitivity();
        if (sensitivity.placeboDateDays() == 0) {
            return Optional.empty();
        }
        var first = sensitivity.firstPlaceboPeriod(study.periods());
        var baseline = study.periods().baseline();
        return Optional.of(new Analysis(
                "placebo-date",
                "Placebo: index date %d days back".formatted(-sensitivity.placeboDateDays()),
                main,
                new PeriodRange(baseline.from(), first - 1),
                new PeriodRange(first, baseline.to()),
                Standing.SUPPORTING));
    }

    /** The main design with outcomes that social prescribing cannot change. */
    List<Analysis> negativeControls() {
        return study.estimates().sensitivity().negativeControls().stream()
                .map(outcome -> supporting(
                        "negative-control",
                        "Negative control: %s".formatted(study.outcome(outcome).label()),
                        series(outcome)))
                .toList();
    }

    /**
     * The main estimate in every level of every subgroup that has candidates, and in each of the homeless also when
     * nobody is.
     */
    List<Analysis> subgroups(Tallies tallies) {
        List<Analysis> analyses = new ArrayList<>();
        for (var subgroup : Subgroups.of(study)) {
            HomelessAlgorithm.ofSubgroup(subgroup)
                    .ifPresentOrElse(
                            algorithm -> analyses.add(supporting(
                                    "subgroup", algorithm.words(), main.within(subgroup, Subgroups.HOMELESS))),
                            () -> analyses.addAll(levels(subgroup, tallies)));
        }
        return analyses;
    }

    private List<Analysis> levels(String subgroup, Tallies tallies) {
        return tallies.series().stream()
                .filter(series -> series.equals(main.within(subgroup, series.level())))
                .map(series -> supporting("subgroup", "%s: %s".formatted(subgroup, series.level()), series))
                .toList();
    }

    /** What not to believe: the main model on all candidates, and on sets matched on the outcome's past. */
    List<Analysis> naive(Tallies tallies) {
        List<Analysis> analyses = new ArrayList<>();
        analyses.add(naive("unmatched", "All candidates, not matched", Series.UNMATCHED));
        matchedOnThePast(tallies).forEach((design, label) -> analyses.add(naive(design + "-matched", label, design)));
        return analyses;
    }

    /** Event studies: the main design for every outcome estimated, and those matched on its past. */
    List<EventStudy> eventStudies(Tallies tallies) {
        List<EventStudy> studies = new ArrayList<>();
        studies.add(new EventStudy(main, study.periods()));
        otherOutcomes().forEach(analysis -> studies.add(new EventStudy(analysis.series(), study.periods())));
        matchedOnThePast(tallies)
                .keySet()
                .forEach(design -> studies.add(new EventStudy(Series.of(design, main.outcome()), study.periods())));
        return studies;
    }

    /** Plateau tests of the main design, one for every outcome estimated. */
    List<PlateauTest> plateauTests() {
        List<PlateauTest> tests = new ArrayList<>();
        tests.add(PlateauTest.of(main, study.periods()));
        otherOutcomes().forEach(analysis -> tests.add(PlateauTest.of(analysis.series(), study.periods())));
        return tests;
    }

    /** The designs that match on the outcome's past and have sets, with their labels. */
    private Map<String, String> matchedOnThePast(Tallies tallies) {
        var early = study.estimates().earlyContacts();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("trajectory", "Matched on earlier contacts too");
        labels.put("early-contacts", "Matched on contacts of periods %d to %d too".formatted(early.from(), early.to()));
        labels.keySet().removeIf(design -> !tallies.has(Series.of(design, main.outcome())));
        return labels;
    }

    private Analysis supporting(String name, String label, Series series) {
        return new Analysis(
                name, label, series, study.periods().baseline(), study.periods().effect(), Standing.SUPPORTING);
    }

    private Analysis naive(String name, String label, String design) {
        return new Analysis(
                name,
                label,
                Series.of(design, main.outcome()),
                study.periods().baseline(),
                study.periods().effect(),
                Standing.NAIVE);
    }
}
