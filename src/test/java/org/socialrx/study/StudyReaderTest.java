package org.socialrx.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
