package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook on who is prescribed, on a small release or on the one that {@code socialrx.release} names. */
class WhoIsPrescribedNotebookTest {
    private static final Path NOTEBOOK = Path.of("notebooks/who-is-prescribed-and-who-is-left-out.ipynb");
    private static final boolean IS_SMALL = System.getProperty("socialrx.release") == null;

    @TempDir
    private static Path folder;

    private static ExecutedNotebook notebook = new ExecutedNotebook("", JsonNodeFactory.instance.objectNode());

    @BeforeAll
    static void execute() throws IOException, InterruptedException {
        var root = IS_SMALL
                ? EquityFixture.write(folder)
                : Path.of(System.getProperty("socialrx.release")).toAbsolutePath();
        notebook = ExecutedNotebook.of(NOTEBOOK, root, folder);
    }

    @Test
    void it_is_stored_without_output() {
        assertThat(notebook.source())
                .doesNotContain("\"output_type\"")
                .doesNotContainPattern("\"execution_count\": \\d");
    }

    @Test
    void it_draws_rates_and_reach_by_group() {
        assertThat(notebook.outputs("image/png")).hasSize(2);
    }

    @Test
    void it_names_the_group_that_is_least_represented() {
        assertThat(notebook.outputs("text/markdown"))
                .anyMatch(text ->
                        text.contains("epresented among the referred") || text.contains("No representation ratio"));
        if (IS_SMALL) {
            // Of 600 referred 200 are men, of 12,690 registered 6,245: (200/600) / (6245/12690) = 0.68; women 1.31.
            assertThat(notebook.outputs("text/markdown"))
                    .anyMatch(text -> text.contains("**sex male** (0.68)") && text.contains("**sex female** (1.31)"));
        }
    }
}
