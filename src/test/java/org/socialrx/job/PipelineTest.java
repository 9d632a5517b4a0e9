package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.coverage.Versions;
import org.socialrx.schema.Tables;
import org.socialrx.schema.ops.Run;
import org.socialrx.schema.ops.RunTable;
import org.socialrx.table.Table;

class PipelineTest {
    private static final Path JOBS = Path.of("jobs");

    @Test
    void every_declared_table_has_exactly_one_writer() {
        List<Table> written = new ArrayList<>();
        Pipeline.JOBS.forEach(job -> written.addAll(job.writes()));
        written.addAll(List.of(Run.TABLE, RunTable.TABLE));
        List.of(new CoverCodeLists(List.of()), comparison()).forEach(job -> written.addAll(job.writes()));
        // The job fit is no stage of a study: it writes its own database.
        written.addAll(Tables.FIT);

        assertThat(written.stream().map(Table::fullName))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Tables.all().stream().map(Table::fullName).toList());
    }

    private static Job comparison() {
        var none = new CodeList("none", CodeList.Source.UNKNOWN, "", List.of());
        return new CompareCodeLists(new Versions(none, none));
    }

    @Test
    void a_job_reads_only_what_an_earlier_job_wrote() {
        Set<Table> written = new HashSet<>();
        for (var job : Pipeline.JOBS) {
            assertThat(written).as(job.name()).containsAll(job.reads());
            written.addAll(job.writes());
        }
    }

    @Test
    void every_command_has_a_file_in_jobs_that_names_it_and_no_file_is_left_over() throws IOException {
        var names = Main.commands().stream().map(Command::name).toList();
        for (var name : names) {
            var file = JOBS.resolve(name);
            assertThat(file).isExecutable().content().contains("/submit\" %s \"$@\"".formatted(name));
        }
        try (var files = Files.list(JOBS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(names.stream(), Stream.of("submit", "verify"))
                            .toList());
        }
    }

    @Test
    void commands_have_names_of_their_own_and_say_what_they_do() {
        assertThat(Main.commands()).extracting(Command::name).doesNotHaveDuplicates();
        assertThat(Main.commands())
                .allSatisfy(command -> assertThat(command.summary()).matches("[A-Z].*\\."));
    }

    @Test
    void the_hash_of_code_is_that_of_what_a_job_reaches() {
        assertThat(CodeHash.of(DescribeReferred.class))
                .isEqualTo(CodeHash.of(DescribeReferred.class))
                .isNotEqualTo(CodeHash.of(Score.class));
    }
}
