package org.socialrx.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyReaderTest {
    private static final String LEAST = """
            study: least
            question: Did anything change?
            data-window: {from: 2015-02-01, to: 2020-01-31}
            source: {deprivation: {one-is: least-deprived}}
            outcomes: [{name: gp-day}]
            estimates: {primary: {outcome: gp-day}}
            """;

    @Test
    void a_study_with_only_what_must_be_stated_has_the_documented_defaults() {
        var study = StudyReader.read("least.yaml", LEAST);

        assertThat(study.indexWindow()).isEqualTo(new DateWindow(LocalDate.of(2017, 1, 29), LocalDate.of(2019, 2, 1)));
        assertThat(study.periods())
                .isEqualTo(new Periods(91, new PeriodRange(-8, -3), new PeriodRange(-2, 1), new PeriodRange(2, 7)));
        assertThat(study.matching().controls()).isEqualTo(2);
        assertThat(study.simulation().isPossible()).isFalse();
    }

    @Test
    void every_fault_of_a_file_is_listed_at_once_with_the_nearest_known_key() {
        var text = LEAST.replace("from: 2015-02-01", "from: 2015-02-30")
                        .replace("one-is: least-deprived", "one-si: least-deprived")
                + """
                matchign: {controls: 2}
                periods: {baseline: [-8, -3], left-out: [-1, 1]}
                matching: {caliper-sd: wide}
                """;

        var problems = catchThrowableOfType(Problems.class, () -> StudyReader.read("bad.yaml", text));

        assertThat(problems.exitCode()).isEqualTo(ExitCode.STUDY);
        assertThat(problems.problems())
                .extracting(Problem::toString)
                .contains(
                        "bad.yaml: data-window.from is 2015-02-30; it must be a date like 2015-02-01",
                        "bad.yaml: source.deprivation.one-si is not a key of a study; did you mean one-is?",
                        "bad.yaml: matchign is not a key of a study; did you mean matching?",
                        "bad.yaml: periods must follow each other without a gap: baseline, left-out, effect",
                        "bad.yaml: matching.caliper-sd is wide; it must be a number")
                .anyMatch(problem -> problem.startsWith("bad.yaml: source.deprivation.one-is is missing"));
    }

    @Test
    void codes_of_urban_and_rural_areas_are_stated_both_and_no_code_is_both() {
        var wrong =
                LEAST.replace("source: {", "source: {urban-rural: {colum: area, urban: [1, 2, \"\"], rural: [2]}, ");
        assertThatThrownBy(() -> StudyReader.read("x.yaml", wrong)).hasMessage("""
                        x.yaml: source.urban-rural.urban names an empty code; an area without a code is not recorded
                        x.yaml: source.urban-rural.rural names 2, which urban names too
                        x.yaml: source.urban-rural.colum is not a key of a study; did you mean column?""");
        var none = LEAST.replace("source: {", "source: {urban-rural: {urban: [1], rural: []}, ");
        assertThatThrownBy(() -> StudyReader.read("x.yaml", none))
                .hasMessage("x.yaml: source.urban-rural.rural is missing; say which codes of the supplier mean it,"
                        + " like [\"1\"]");
        assertThatThrownBy(() -> StudyReader.read("x.yaml", LEAST.replace("source: {", "source: {urban-rural: {}, ")))
                .hasMessageContainingAll("source.urban-rural.urban is missing", "source.urban-rural.rural is missing");
    }

    @Test
    void a_study_is_described_by_urban_and_rural_only_when_it_says_what_the_codes_mean() {
        var described = LEAST + "describe: {by: [sex, urban-rural]}\n";

        assertThatThrownBy(() -> StudyReader.read("x.yaml", described))
                .hasMessage("x.yaml: describe.by names urban-rural, but source.urban-rural does not say which codes of"
                        + " the supplier mean which");
        var stated = described.replace("source: {", "source: {urban-rural: {urban: [1], rural: [2, 3]}, ");
        assertThat(StudyReader.read("x.yaml", stated).source().urbanRural())
                .isEqualTo(new UrbanRural("e2011_urbanrural", List.of("1"), List.of("2", "3")));
    }

    @Test
    void a_primary_outcome_that_the_study_does_not_define_is_refused() {
        assertThatThrownBy(() -> StudyReader.read("x.yaml", LEAST.replace("outcome: gp-day", "outcome: gp-week")))
                .hasMessage("x.yaml: estimates.primary.outcome names gp-week; known are gp-day");
    }

    @Test
    void a_code_list_that_is_not_there_is_named_with_the_nearest_that_is() {
        var text = LEAST + """
                exposure: {states: {declined: [declined]}}
                covariates: {conditions: [copd, deppression]}
                """;

        assertThatThrownBy(() ->
                        StudyReader.read("x.yaml", text, Set.of("social-prescribing-referred", "depression", "copd")))
                .hasMessage("x.yaml: exposure.states.declined names declined, which is no code list; known here: copd,"
                        + " depression, social-prescribing-referred\n"
                        + "x.yaml: covariates.conditions names deppression, which is no code list; did you mean"
                        + " depression?");
    }

    @Test
    void further_designs_and_sensitivity_are_read_with_defaults() {
        var text = LEAST.replace("estimates: {primary: {outcome: gp-day}}", """
                estimates:
                  primary: {outcome: gp-day}
                  also:
                    - {design: roll-out, estimator: etwfe-poisson}
                    - {design: roll-out, estimator: group-time-att, controls: never-treated}
                    - {design: roll-out, estimator: stacked}
                    - {design: roll-out, estimator: stacked, before: 2, after: 1}
                    - {design: weighted}
                    - {design: weighted, target: att}
                  sensitivity: {honest-did: [0.25]}
                """);

        var estimates = StudyReader.read("x.yaml", text).estimates();

        assertThat(estimates.also())
                .containsExactly(
                        new FurtherDesign.RollOutEtwfe(),
                        new FurtherDesign.RollOutGroupTime(FurtherDesign.Controls.NEVER_TREATED),
                        new FurtherDesign.RollOutStacked(4, 3),
                        new FurtherDesign.RollOutStacked(2, 1),
                        new FurtherDesign.Weighted(FurtherDesign.Target.OVERLAP),
                        new FurtherDesign.Weighted(FurtherDesign.Target.ATT));
        assertThat(estimates.sensitivity())
                .isEqualTo(new Sensitivity(-365, java.util.List.of(0.25), java.util.List.of()));
        // 365 days are 4.01 periods of 91.
        assertThat(estimates
                        .sensitivity()
                        .firstPlaceboPeriod(StudyReader.read("x.yaml", text).periods()))
                .isEqualTo(-4);
    }

    @Test
    void every_fault_of_further_designs_and_sensitivity_is_listed_at_once() {
        var text = LEAST.replace("estimates: {primary: {outcome: gp-day}}", """
                estimates:
                  primary: {outcome: gp-day}
                  also:
                    - {design: roll-in, estimator: etwfe-poisson}
                    - {design: roll-out, estimater: etwfe-poisson}
                    - {design: roll-out, estimator: etwfe-poisson, controls: not-yet-treated}
                  sensitivity: {placebo-date-days: -700, honest-did: [-1, -1], negative-controls: [ear-wax], honest: 1}
                """);

        var problems = catchThrowableOfType(Problems.class, () -> StudyReader.read("x.yaml", text));

        assertThat(problems.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "x.yaml: estimates.also[1].design is roll-in; it must be one of roll-out, weighted",
                        "x.yaml: estimates.also[2].estimater is not a key of a study; did you mean estimator?",
                        "x.yaml: estimates.also names one design twice, the second time in line 2",
                        "x.yaml: estimates.also[3].controls means nothing to etwfe-poisson, whose controls are all not"
                                + " yet treated",
                        "x.yaml: estimates.also names one design twice, the second time in line 3",
                        "x.yaml: estimates.sensitivity.honest is not a key of a study; known here: honest-did,"
                                + " negative-controls, placebo-date-days",
                        "x.yaml: estimates.sensitivity.placebo-date-days is -700; it must leave baseline periods before"
                                + " it and after it, or be 0 for no placebo",
                        "x.yaml: estimates.sensitivity.honest-did holds a negative number; bounds are multiples of the"
                                + " largest change before",
                        "x.yaml: estimates.sensitivity.honest-did names a bound twice",
                        "x.yaml: estimates.sensitivity.negative-controls names ear-wax; known are gp-day");
    }

    @Test
    void a_wide_propensity_model_is_asked_for_by_its_key_and_leaves_the_crisis_out() {
        assertThat(StudyReader.read("x.yaml", LEAST).propensity().wide()).isEmpty();

        var wide = StudyReader.read("x.yaml", LEAST + "propensity: {wide: {folds: 5}}\n")
                .propensity()
                .wide()
                .orElseThrow();

        // Two periods of 91 days before the index date are left out of the comparison.
        assertThat(wide).isEqualTo(new WideRules(182, 0.1, 0.5, 1, 5, 5));
        assertThatThrownBy(() -> StudyReader.read("x.yaml", LEAST + "propensity: {wide: {fold: 5, elastic-net: 2}}\n"))
                .hasMessage("x.yaml: propensity.wide.elastic-net is 2; it must lie between 0.0 and 1.0\n"
                        + "x.yaml: propensity.wide.fold is not a key of a study; did you mean folds?");
    }

    @Test
    void an_outcome_counts_contacts_of_staff_or_entries_of_a_list_and_not_both() {
        var entries = StudyReader.read(
                        "x.yaml",
                        LEAST.replace(
                                "[{name: gp-day}]",
                                "[{name: gp-day}, {name: burn, measure: code, codelist: injury, category: burn}]"),
                        Set.of("injury", "social-prescribing-referred", "social-prescribing-declined"))
                .outcome("burn");
        assertThat(entries).isEqualTo(new Outcome("burn", "burn", Outcome.Measure.CODE, List.of(), "injury", "burn"));

        var text = LEAST.replace(
                "[{name: gp-day}]",
                "[{name: gp-day, category: burn}, {name: burn, measure: code, staff: [gp]}, {name: cut, measure: code, codelist: cuts}]");
        assertThatThrownBy(() -> StudyReader.read("x.yaml", text))
                .hasMessageContainingAll(
                        "x.yaml: outcomes.gp-day.measure must be code where codelist or category is given",
                        "x.yaml: outcomes.burn.codelist is missing; measure code counts entries of a code list",
                        "x.yaml: outcomes.burn.staff means nothing to measure code; an entry counts whoever made it");
        assertThatThrownBy(() -> StudyReader.read(
                        "x.yaml",
                        LEAST.replace(
                                "[{name: gp-day}]", "[{name: gp-day}, {name: cut, measure: code, codelist: cuts}]"),
                        Set.of("cut", "social-prescribing-referred", "social-prescribing-declined")))
                .hasMessageContaining("outcomes.codelist names cuts, which is no code list; did you mean cut?");
    }

    @Test
    void text_that_is_not_yaml_is_refused_with_its_line() {
        assertThatThrownBy(() -> StudyReader.read("x.yaml", "study: a\n  question: b: c"))
                .isInstanceOf(Problems.class)
                .hasMessageStartingWith("x.yaml: line 2 is not YAML that can be read");
    }

    @Test
    void the_canonical_form_of_a_section_does_not_depend_on_the_order_of_keys_or_on_written_defaults() {
        var written = LEAST + "matching: {controls: 2, caliper-sd: 0.2}\n";

        assertThat(StudyReader.read("a", written).canonical(Study.Section.MATCHING))
                .isEqualTo(StudyReader.read("b", LEAST).canonical(Study.Section.MATCHING));
    }

    @Test
    void the_studies_that_ship_can_be_read() throws IOException {
        try (var files = Files.list(Path.of("conf/studies"))) {
            for (var file : files.toList()) {
                assertThat(StudyReader.read(file.toString(), Files.readString(file))
                                .name())
                        .isNotEmpty();
            }
        }
    }
}
