package org.socialrx.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.socialrx.study.ControlRules.AtRisk;
import org.socialrx.study.Outcome.Measure;

/** Reads a study file: binds every key, applies the defaults and lists all faults at once. */
public final class StudyReader {
    private static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);
    private static final List<String> DEMOGRAPHIC = List.of("age-years", "sex", "ethnicity", "deprivation-decile");

    private final List<Problem> problems = new ArrayList<>();
    private final String file;

    private StudyReader(String file) {
        this.file = file;
    }

    /**
     * Reads a study, whatever code lists there are.
     *
     * @param file name of the file, for messages
     * @param text its content
     * @throws Problems with every fault, exit code 10
     */
    public static Study read(String file, String text) {
        return new StudyReader(file).read(text, study -> List.of());
    }

    /**
     * Reads a study that may name these code lists only.
     *
     * @param file name of the file, for messages
     * @param text its content
     * @param codeLists names of the code lists that are there
     * @throws Problems with every fault, exit code 10
     */
    public static Study read(String file, String text, Set<String> codeLists) {
        return new StudyReader(file).read(text, study -> StudyRules.unknownLists(study, codeLists));
    }

    private Study read(String text, Function<Study, List<Problem>> lists) {
        var study = study(YamlTree.read(file, text));
        problems.addAll(StudyRules.problems(study));
        problems.addAll(lists.apply(study));
        Problems.throwIfAny(
                ExitCode.STUDY,
                problems.stream()
                        .map(problem -> new Problem(file + ": " + problem.where(), problem.what()))
                        .toList());
        return study;
    }

    private Study study(JsonNode tree) {
        var root = new YamlSection(tree, "", problems);
        var name = root.mustText("study");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            root.fault("study", "is %s; it must be kebab-case, like gp-contacts".formatted(name));
        }
        var question = root.mustText("question");
        var data = dataWindow(root);
        var index = indexWindow(root, data);
        var periods = periods(root.section("periods"));
        var study = new Study(
                name,
                question,
                data,
                index,
                new SourceReader(problems).read(root.section("source")),
                eligibility(root),
                exposure(root.section("exposure")),
                controls(root.section("controls")),
                periods,
                covariates(root.section("covariates")),
                PropensityReader.read(root.section("propensity"), periods),
                matching(root.section("matching")),
                outcomes(root),
                new EstimatesReader(problems, periods).read(root),
                describe(root.section("describe")),
                root.text("disclosure", "opensafely"),
                root.integer("seed", 20200131, 0, Long.MAX_VALUE),
                simulation(root));
        root.done();
        return study;
    }

    private static DateWindow dataWindow(YamlSection root) {
        var window = root.section("data-window");
        if (!root.has("data-window")) {
            root.fault("data-window", "is missing; it must be stated, like {from: 2015-02-01, to: 2020-01-31}");
        }
        var dates = new DateWindow(window.date("from", NO_DATE), window.date("to", NO_DATE.plusYears(200)));
        window.done();
        return dates;
    }

    /** Default: eight periods of baseline after the data start, four periods before their end. */
    private static DateWindow indexWindow(YamlSection root, DateWindow data) {
        var window = root.section("index-window");
        var dates = new DateWindow(
                window.date("from", data.from().plusDays(728)),
                window.date("to", data.to().minusDays(364)));
        window.done();
        return dates;
    }

    private List<EligibilityRule> eligibility(YamlSection root) {
        var rules = root.raw("eligibility");
        if (rules.isMissingNode()) {
            return List.of(
                    new EligibilityRule.RecordAcceptable(),
                    new EligibilityRule.AgeYears(18, 105),
                    new EligibilityRule.RegisteredDays(728),
                    new EligibilityRule.FirstReferralEver());
        }
        List<EligibilityRule> read = new ArrayList<>();
        for (var i = 0; i < rules.size(); i++) {
            rule(rules.get(i), "eligibility[%d]".formatted(i + 1), read);
        }
        return read;
    }

    private void rule(JsonNode node, String path, List<EligibilityRule> read) {
        switch (node.isValueNode() ? node.asText() : "") {
            case "record-acceptable" -> read.add(new EligibilityRule.RecordAcceptable());
            case "first-referral-ever" -> read.add(new EligibilityRule.FirstReferralEver());
            case "" -> {
                var section = new YamlSection(node, path, problems);
                if (section.has("age-years")) {
                    var age = section.section("age-years");
                    read.add(new EligibilityRule.AgeYears(
                            (int) age.integer("from", 18, 0, 120), (int) age.integer("to", 105, 0, 120)));
                    age.done();
                }
                if (section.has("registered-days")) {
                    read.add(new EligibilityRule.RegisteredDays(
                            (int) section.integer("registered-days", 728, 0, 36500)));
                }
                section.done();
            }
            default ->
                problems.add(new Problem(
                        path,
                        "is %s; known are record-acceptable, age-years, registered-days, first-referral-ever"
                                .formatted(node.asText())));
        }
    }

    private static Exposure exposure(YamlSection exposure) {
        var states = exposure.section("states");
        var read = new Exposure(
                exposure.text("definition", "narrow"),
                states.texts("offered", List.of()),
                states.texts("referred", List.of("social-prescribing-referred")),
                states.texts("declined", List.of("social-prescribing-declined")),
                (int) exposure.integer("episode-gap-days", 90, 1, 3650));
        states.done();
        exposure.done();
        return read;
    }

    private static ControlRules controls(YamlSection controls) {
        var atRisk = Map.of("not-yet-referred", AtRisk.NOT_YET_REFERRED, "never-referred", AtRisk.NEVER_REFERRED);
        var read = new ControlRules(
                controls.choice("at-risk", atRisk, AtRisk.NOT_YET_REFERRED),
                (int) controls.integer("candidates-per-referral", 20, 1, 1000),
                (int) controls.integer("age-within-years", 5, 0, 120));
        controls.done();
        return read;
    }

    private static Periods periods(YamlSection periods) {
        var read = new Periods(
                (int) periods.integer("length-days", 91, 7, 366),
                periods.range("baseline", new PeriodRange(-8, -3)),
                periods.range("left-out", new PeriodRange(-2, 1)),
                periods.range("effect", new PeriodRange(2, 7)));
        periods.done();
        return read;
    }

    private static Covariates covariates(YamlSection covariates) {
        var read = new Covariates(
                (int) covariates.integer("look-back-days", 3650, 1, 36500),
                covariates.texts("demographic", DEMOGRAPHIC),
                covariates.texts("conditions", List.of()));
        covariates.done();
        return read;
    }

    private static MatchingRules matching(YamlSection matching) {
        var read = new MatchingRules(
                matching.texts("exact", List.of("practice", "sex", "index-quarter")),
                (int) matching.integer("age-within-years", 5, 0, 120),
                matching.number("caliper-sd", 0.2, 1e-6, 100),
                (int) matching.integer("controls", 2, 1, 20));
        matching.done();
        return read;
    }

    private List<Outcome> outcomes(YamlSection root) {
        var nodes = root.raw("outcomes");
        if (!nodes.isArray() || nodes.isEmpty()) {
            root.fault("outcomes", "is missing; at least one outcome must be stated");
            return List.of();
        }
        var measures = Map.of("day", Measure.DAY, "aurum-type", Measure.AURUM_TYPE, "code", Measure.CODE);
        List<Outcome> read = new ArrayList<>();
        for (var i = 0; i < nodes.size(); i++) {
            var outcome = new YamlSection(nodes.get(i), "outcomes[%d]".formatted(i + 1), problems);
            var name = outcome.mustText("name");
            read.add(new Outcome(
                    name,
                    outcome.text("label", name),
                    outcome.choice("measure", measures, Measure.DAY),
                    outcome.texts("staff", List.of()),
                    outcome.text("codelist", ""),
                    outcome.text("category", "")));
            outcome.done();
        }
        return read;
    }

    private static DescribeRules describe(YamlSection describe) {
        var by = describe.texts("by", List.of("sex", "age-band", "ethnicity", "deprivation-decile", "region", "year"));
        var complete = (int) describe.integer("complete-percent", 80, 0, 100);
        describe.done();
        return new DescribeRules(by, complete);
    }

    private static Simulation simulation(YamlSection root) {
        var simulation = root.section("simulation");
        if (!root.has("simulation")) {
            return Simulation.none();
        }
        var read = new Simulation(
                simulation.integer("patients", 20_000, 100, 100_000_000),
                (int) simulation.integer("months", 60, 36, 240),
                simulation.number("effect", 1, 0.01, 100));
        simulation.done();
        return read;
    }
}
