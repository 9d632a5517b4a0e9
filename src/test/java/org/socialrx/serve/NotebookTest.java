package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook, run from top to bottom against a real server. The property {@code socialrx.release} names a release
 * root to run it on; without it a small one is written.
 */
class NotebookTest {
    private static final Path NOTEBOOK = Path.of("notebooks/did-referral-change-contacts.ipynb");

    private static ExecutedNotebook notebook = new ExecutedNotebook("", JsonNodeFactory.instance.objectNode());

    @BeforeAll
    static void execute(@TempDir Path folder) throws IOException, InterruptedException {
        notebook = ExecutedNotebook.of(NOTEBOOK, releaseRoot(), folder);
    }

    @Test
    void it_is_stored_without_output() {
        assertThat(notebook.source())
                .doesNotContain("\"output_type\"")
                .doesNotContainPattern("\"execution_count\": \\d");
    }

    @Test
    void it_answers_the_question() {
        assertThat(notebook.outputs("text/markdown"))
                .anyMatch(text -> text.contains("Referred patients had") || text.contains("No change in contacts"));
    }

    @Test
    void it_draws_the_periods() {
        assertThat(notebook.outputs("image/png")).hasSize(1);
    }

    @Test
    void another_reader_sees_the_same() {
        var readers = notebook.cells()
                .filter(cell -> cell.get("source").toString().contains("import duckdb"))
                .toList();

        assertThat(readers).hasSize(1);
        assertThat(readers.get(0).findValues("text/html")).hasSize(1);
    }

    private static Path releaseRoot() throws IOException {
        var given = System.getProperty("socialrx.release");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        return ReleaseFixture.releaseRoot(ReleaseFixture.folder());
    }
}
