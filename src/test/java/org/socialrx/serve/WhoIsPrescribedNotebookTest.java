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
    void it_draws_rates_ratios_gradient_reach_activities_months_predictors_practices_and_completeness() {
        assertThat(notebook.outputs("image/png")).hasSize(9);
    }

    @Test
    void a_suppressed_cell_says_so_and_practices_that_are_not_drawn_are_counted() {
        if (IS_SMALL) {
            assertThat(notebook.outputs("text/html"))
                    .anyMatch(table ->
                            table.contains("odds_ratio") && table.contains(">1.73<") && table.contains(">suppressed<"))
                    .anyMatch(table -> table.contains("ever recorded as homeless") && table.contains(">suppressed<"))
                    .anyMatch(table -> table.contains("reached") && table.contains(">suppressed<"))
                    .anyMatch(table -> table.contains("odds ratio of declining") && table.contains(">0.87<"));
            assertThat(notebook.outputs("text/markdown")).anyMatch(text -> text.contains("1 of 2 practices are drawn"));
        }
    }

    @Test
    void the_agreement_of_the_algorithms_is_counted_where_nothing_was_suppressed() {
        if (IS_SMALL) {
            // Of 12,600 both rules find 63 and the wider 126: agreement 12,537 in 12,600, by chance
            // (63 x 126 + 12,537 x 12,474) / 12,600^2 = 0.98510, so kappa = (0.99500 - 0.98510) / 0.01490 = 0.66.
            assertThat(notebook.outputs("text/html"))
                    .anyMatch(table -> table.contains("kappa with latest") && table.contains(">0.66<"));
        }
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
