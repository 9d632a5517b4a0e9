package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook, run from top to bottom against a real server. The property {@code socialrx.release} names a release
 * root to run it on; without it a small one is written.
 */
class NotebookTest {
    private static final Path NOTEBOOK = Path.of("notebooks/did-referral-change-contacts.ipynb");

    private static String source = "";
    private static JsonNode executed = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void execute(@TempDir Path folder) throws IOException, InterruptedException {
        var root = releaseRoot();
        source = Files.readString(NOTEBOOK);
        try (var server = ServerProcess.start(root, folder.resolve("server.log"))) {
            var environment = Map.of(
                    "SOCIALRX_REMOTE", server.remote(),
                    "SOCIALRX_STUDY", study(root),
                    "SOCIALRX_RELEASE", root.toString(),
                    "IPYTHONDIR", folder.resolve("ipython").toString(),
                    "MPLCONFIGDIR", folder.resolve("matplotlib").toString());
            var arguments = "-m nbconvert --to notebook --execute %s --output-dir %s --output executed.ipynb";
            Python.run(
                    folder,
                    environment,
                    List.of(arguments.formatted(NOTEBOOK, folder).split(" ", -1)));
        }
        executed = new ObjectMapper().readTree(folder.resolve("executed.ipynb").toFile());
    }

    @Test
    void it_is_stored_without_output() {
        assertThat(source).doesNotContain("\"output_type\"").doesNotContainPattern("\"execution_count\": \\d");
    }

    @Test
    void it_answers_the_question() {
        assertThat(outputs("text/markdown"))
                .anyMatch(text -> text.contains("Referred patients had") || text.contains("No change in contacts"));
    }

    @Test
    void it_draws_the_periods() {
        assertThat(outputs("image/png")).hasSize(1);
    }

    @Test
    void another_reader_sees_the_same() {
        var readers = cells().filter(cell -> cell.get("source").toString().contains("import duckdb"))
                .toList();

        assertThat(readers).hasSize(1);
        assertThat(readers.get(0).findValues("text/html")).hasSize(1);
    }

    private static Stream<JsonNode> cells() {
        return StreamSupport.stream(executed.get("cells").spliterator(), false);
    }

    private static List<String> outputs(String kind) {
        return cells().flatMap(cell -> cell.findValues(kind).stream())
                .map(JsonNode::toString)
                .toList();
    }

    private static Path releaseRoot() throws IOException {
        var given = System.getProperty("socialrx.release");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        return ReleaseFixture.releaseRoot(ReleaseFixture.folder());
    }

    private static String study(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
