package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.SharedSpark;
import org.socialrx.fit.GoldenCheck;
import org.socialrx.study.ExitCode;

/** Every model of {@code ../shared/golden} through the job, compared with the reference software. */
class FitGoldenTest {
    private static final Path GOLDEN = Path.of("..", "shared", "golden");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void spark_runs() {
        SharedSpark.session();
    }

    static Stream<String> folders() throws IOException {
        assertThat(GOLDEN)
                .as("the reference numbers; clone the project beside the folder 'shared'")
                .isDirectory();
        try (var found = Files.walk(GOLDEN, 2)) {
            return found
                    .filter(path -> path.endsWith("models.yaml"))
                    .map(path -> GOLDEN.relativize(path).getName(0).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_model_gives_the_numbers_of_the_reference_software(String name) throws IOException {
        var golden = GOLDEN.resolve(name);
        var file = golden.resolve("models.yaml");
        var models = names(file);
        assertThat(models).isNotEmpty();
        var printed = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
        var words = new ArrayList<>(List.of("fit", "--models", file.toString(), "--out", folder + "/out"));
        if (Files.exists(golden.resolve("data.csv"))) {
            words.addAll(List.of("--data", golden.resolve("data.csv").toString()));
        }
        var code = Main.run(words, console);

        var check = GoldenCheck.of(folder.resolve("out"));
        var wrong = models.stream()
                .map(model -> model + ": " + check.disagreements(model, golden.resolve("expected.csv")))
                .filter(lines -> !lines.endsWith(": []"))
                .toList();
        var errors = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("error: "))
                .toList();
        assertThat(errors).isEmpty();
        assertThat(wrong).as("%s: %d models", name, models.size()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    private static List<String> names(Path models) throws IOException {
        List<String> names = new ArrayList<>();
        YAML.readTree(models.toFile())
                .path("models")
                .forEach(model -> names.add(model.path("name").asText()));
        return names;
    }
}
