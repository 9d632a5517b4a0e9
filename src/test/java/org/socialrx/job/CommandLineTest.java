package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.SharedSpark;
import org.socialrx.schema.ops.Run;
import org.socialrx.study.ExitCode;
import org.socialrx.table.Warehouse;

class CommandLineTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @MethodSource("names")
    void help_of_every_job_names_all_its_options_and_ends_well(String name) {
        var code = run(name, "--help");

        var command = Main.commands().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(text()).contains(command.summary(), "Usage: jobs/" + name);
        assertThat(command.options())
                .allSatisfy(option -> assertThat(text())
                        .contains(
                                option.kind() == Option.Kind.ARGUMENT ? option.valueName() : "--" + option.name(),
                                option.text()));
    }

    @Test
    void all_faults_of_a_command_line_are_named_at_once() {
        var code = run("simulate", "--patients", "many", "--sede", "1");

        assertThat(code).isEqualTo(ExitCode.COMMAND_LINE);
        assertThat(text())
                .contains("--patients is 'many'; it must be a whole number", "Unknown option --sede", "--out");
    }

    @Test
    void a_job_that_does_not_exist_is_refused_with_the_names_of_those_that_do() {
        assertThat(run("derive-cohorts")).isEqualTo(ExitCode.COMMAND_LINE);
        assertThat(text()).contains("derive-cohort, build-panel");
    }

    @Test
    void a_missing_study_file_is_named() {
        SharedSpark.session();

        assertThat(run("score", "--study", "no-such.yaml", "--cluster", "x")).isEqualTo(ExitCode.STUDY);
        assertThat(text()).contains("no-such.yaml");
    }

    /** The exception is a checked one, which Scala throws undeclared, and its message names what it read. */
    @Test
    void a_fault_of_ours_ends_well_and_says_nothing_of_what_spark_says(@TempDir Path folder) {
        var session = SharedSpark.session();
        new Warehouse(session, folder.toString(), folder + "/release", "demo")
                .overwrite(Run.TABLE, session.createDataFrame(List.of(), Run.TABLE.schema()), "run-a");

        var code = run("score", "--study", SmallWarehouse.STUDY, "--warehouse", folder.toString());

        assertThat(code).isEqualTo(ExitCode.INTERNAL);
        assertThat(text())
                .contains("internal error", "AnalysisException", "at org.socialrx.ledger.Ledger.open")
                .doesNotContain(folder.toString());
    }

    static Stream<String> names() {
        return Main.commands().stream().map(Command::name);
    }

    private ExitCode run(String... words) {
        return Main.run(List.of(words), new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
