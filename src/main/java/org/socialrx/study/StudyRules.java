package org.socialrx.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the keys of a study, each a fault of its own. */
final class StudyRules {
    private static final Set<String> DEMOGRAPHIC = Set.of("age-years", "sex", "ethnicity", "deprivation-decile");
    private static final Set<String> EXACT = Set.of("practice", "sex", "index-quarter");
    private static final Set<String> STAFF = Set.of("gp", "nurse", "other-clinical", "admin", "unlisted");
    private static final Set<String> SUBGROUPS =
            Set.of("sex", "age-band", "ethnicity", "deprivation-quintile", "index-year", HomelessAlgorithm.SUBGROUPS);
    private static final Set<String> DISCLOSURE = Set.of("opensafely", "opensafely-mid6", "ons-srs");
    private static final Set<String> DESCRIBE = Stream.concat(
                    Stream.of(
                            "sex",
                            "age-band",
                            "deprivation-decile",
                            "deprivation-quintile",
                            "region",
                            "year",
                            UrbanRural.CHARACTERISTIC),
                    Stream.of(EthnicGroups.values()).map(EthnicGroups::characteristic))
            .collect(Collectors.toUnmodifiableSet());

    private final Study study;
    private final List<Problem> problems = new ArrayList<>();

    private StudyRules(Study study) {
        this.study = study;
    }

    static List<Problem> problems(Study study) {
        var rules = new StudyRules(study);
        rules.windows();
        rules.periods();
        rules.choices();
        rules.outcomes();
        rules.sensitivity();
        return rules.problems;
    }

    /** Code lists that a study names and that are not there. */
    static List<Problem> unknownLists(Study study, Set<String> codeLists) {
        var rules = new StudyRules(study);
        rules.lists("exposure.states.offered", study.exposure().offered(), codeLists);
        rules.lists("exposure.states.referred", study.exposure().referred(), codeLists);
        rules.lists("exposure.states.declined", study.exposure().declined(), codeLists);
        rules.lists("covariates.conditions", study.covariates().conditions(), codeLists);
        study.describeBy().stream()
                .map(EthnicGroups::of)
                .flatMap(Optional::stream)
                .filter(groups -> groups.inFive() != groups)
                .map(EthnicGroups::codeList)
                .distinct()
                .filter(list -> !codeLists.contains(list))
                .forEach(list -> rules.problems.add(
                        new Problem("describe.by", "needs code list %s, which is not there".formatted(list))));
        rules.lists("outcomes.codelist", study.outcomeLists(), codeLists);
        return rules.problems;
    }

    private void windows() {
        var data = study.dataWindow();
        var index = study.indexWindow();
        faultIf(data.from().isAfter(data.to()), "data-window", "ends before it begins");
        faultIf(index.from().isAfter(index.to()), "index-window", "ends before it begins");
        faultIf(
                index.from().isBefore(data.from()) || index.to().isAfter(data.to()),
                "index-window",
                "reaches outside data-window");
    }

    private void periods() {
        var periods = study.periods();
        faultIf(
                periods.leftOut().from() != periods.baseline().to() + 1
                        || periods.effect().from() != periods.leftOut().to() + 1,
                "periods",
                "must follow each other without a gap: baseline, left-out, effect");
        faultIf(periods.baseline().to() >= 0, "periods.baseline", "reaches past the index date");
        faultIf(periods.effect().from() < 0, "periods.effect", "begins before the index date");
    }

    private void choices() {
        known("covariates.demographic", study.covariates().demographic(), DEMOGRAPHIC);
        known("propensity.effects", study.propensity().effects(), Set.of("practice", "index-quarter"));
        known("matching.exact", study.matching().exact(), EXACT);
        var subgroups = new HashSet<>(SUBGROUPS);
        subgroups.addAll(study.covariates().conditions());
        known("estimates.subgroups", study.estimates().subgroups(), subgroups);
        known("describe.by", study.describeBy(), DESCRIBE);
        faultIf(
                study.describeBy().contains(UrbanRural.CHARACTERISTIC)
                        && !study.source().urbanRural().isStated(),
                "describe.by",
                "names urban-rural, but source.urban-rural does not say which codes of the supplier mean which");
        known("disclosure", List.of(study.disclosure()), DISCLOSURE);
        known(
                "estimates.primary.effects",
                List.of(study.estimates().primary().effects()),
                Set.of("person", "matched-set"));
        known("estimates.primary.scale", List.of(study.estimates().primary().scale()), Set.of("ratio", "difference"));
        known("estimates.primary.errors", List.of(study.estimates().primary().errors()), Set.of("CR2", "CR1S"));
        faultIf(
                !study.matching().exact().contains("practice"),
                "matching.exact",
                "must contain practice: controls share the practice, and errors are clustered by it");
    }

    private void outcomes() {
        Set<String> names = new HashSet<>();
        for (var outcome : study.outcomes()) {
            faultIf(!names.add(outcome.name()), "outcomes", "names %s twice".formatted(outcome.name()));
            known("outcomes." + outcome.name() + ".staff", outcome.staff(), STAFF);
            codes(outcome);
        }
        if (!names.isEmpty()) {
            known(
                    "estimates.primary.outcome",
                    List.of(study.estimates().primary().outcome()),
                    names);
            known("estimates.also-outcomes", study.estimates().alsoOutcomes(), names);
            known(
                    "estimates.sensitivity.negative-controls",
                    study.estimates().sensitivity().negativeControls(),
                    names);
        }
    }

    /** What is said of codes and of contacts belongs to outcomes that count them. */
    private void codes(Outcome outcome) {
        var where = "outcomes." + outcome.name();
        boolean isOfCodes = outcome.measure() == Outcome.Measure.CODE;
        faultIf(
                isOfCodes && outcome.codelist().isEmpty(),
                where + ".codelist",
                "is missing; measure code counts entries of a code list");
        faultIf(
                isOfCodes && !outcome.staff().isEmpty(),
                where + ".staff",
                "means nothing to measure code; an entry counts whoever made it");
        faultIf(
                !isOfCodes && !(outcome.codelist() + outcome.category()).isEmpty(),
                where + ".measure",
                "must be code where codelist or category is given");
    }

    private void sensitivity() {
        var sensitivity = study.estimates().sensitivity();
        faultIf(
                sensitivity.placeboDateDays() != 0 && !sensitivity.isPlaceboWithin(study.periods()),
                "estimates.sensitivity.placebo-date-days",
                "is %d; it must leave baseline periods before it and after it, or be 0 for no placebo"
                        .formatted(sensitivity.placeboDateDays()));
        faultIf(
                sensitivity.honestDid().stream().anyMatch(bound -> bound < 0),
                "estimates.sensitivity.honest-did",
                "holds a negative number; bounds are multiples of the largest change before");
        faultIf(
                Set.copyOf(sensitivity.honestDid()).size()
                        < sensitivity.honestDid().size(),
                "estimates.sensitivity.honest-did",
                "names a bound twice");
    }

    private void known(String where, List<String> values, Set<String> allowed) {
        for (var value : values) {
            faultIf(
                    !allowed.contains(value),
                    where,
                    "names %s; known are %s"
                            .formatted(
                                    value.isEmpty() ? "nothing" : value,
                                    String.join(", ", new java.util.TreeSet<>(allowed))));
        }
    }

    private void lists(String where, List<String> values, Set<String> codeLists) {
        for (var value : values) {
            faultIf(
                    !codeLists.contains(value),
                    where,
                    "names %s, which is no code list%s".formatted(value, Nearest.hint(value, codeLists)));
        }
    }

    private void faultIf(boolean isWrong, String where, String what) {
        if (isWrong) {
            problems.add(new Problem(where, what));
        }
    }
}
