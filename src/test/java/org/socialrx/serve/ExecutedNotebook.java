package org.socialrx.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A notebook that was run from top to bottom against a real server.
 *
 * @param source the notebook as it is stored
 * @param executed the notebook with its outputs
 */
record ExecutedNotebook(String source, JsonNode executed) {

    /** Runs a notebook on a release root. */
    static ExecutedNotebook of(Path notebook, Path root, Path folder) throws IOException, InterruptedException {
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
                    List.of(arguments.formatted(notebook, folder).split(" ", -1)));
        }
        return new ExecutedNotebook(
                Files.readString(notebook),
                new ObjectMapper().readTree(folder.resolve("executed.ipynb").toFile()));
    }

    /** Its cells. */
    Stream<JsonNode> cells() {
        return StreamSupport.stream(executed.get("cells").spliterator(), false);
    }

    /** Every output of a kind, as JSON. */
    List<String> outputs(String kind) {
        return cells().flatMap(cell -> cell.findValues(kind).stream())
                .map(JsonNode::toString)
                .toList();
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
