package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Python of {@code notebooks/requirements.txt}, which {@code jobs/verify} installs. */
public final class Python {
    private static final long MINUTES = 8;

    private Python() {}

    /** Runs a script or module to its end and returns what it printed. */
    public static List<String> run(Path workFolder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(interpreter().toString()));
        command.addAll(arguments);
        var out = workFolder.resolve("python.out");
        var err = workFolder.resolve("python.err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        var isOver = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(isOver).as("%s ends within %d minutes", arguments, MINUTES).isTrue();
        assertThat(process.exitValue())
                .as("exit of %s, which said: %s", arguments, Files.readString(err))
                .isZero();
        return Files.readAllLines(out);
    }

    private static Path interpreter() {
        var python = Path.of(System.getProperty("socialrx.python", ".venv/bin/python"));
        assertThat(python)
                .as("the Python environment of the notebooks; jobs/verify makes it")
                .exists();
        return python.toAbsolutePath();
    }
}
