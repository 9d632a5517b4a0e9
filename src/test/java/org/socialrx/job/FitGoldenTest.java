package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.SharedSpark;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.Estimators;
import org.socialrx.fit.GoldenCheck;
import org.socialrx.study.ExitCode;

/** Every model of {@code ../shared/golden} through the job, compared with the reference software. */
class FitGoldenTest {
    private static final Path GOLDEN = Path.of("..", "shared", "golden");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Estimators of the reference numbers that are still to come. */
    private static final Set<String> NOT_YET = Set.of(
            "bacon-decomposition",
            "concentration-index",
            "empirical-calibration",
            "etwfe-poisson",
            "event-study",
            "group-time-att",
            "honest-did",
            "imputation-did",
            "nearest-neighbour-matching",
            "paired-change",
            "slope-index",
            "stacked-did",
            "sun-abraham",
            "two-period-did",
            "weighting");

    /** Keys that the estimators do not understand yet. */
    private static final Set<String> KEYS_NOT_YET = Set.of("fixed-effects");

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
                    .map(path -> path.getParent().getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_model_gives_the_numbers_of_the_reference_software(String name) throws IOException {
        var golden = GOLDEN.resolve(name);
        List<String> models = new ArrayList<>();
        var file = known(golden.resolve("models.yaml"), models);
        if (models.isEmpty()) {
            return;
        }
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

    @Test
    void no_estimator_of_the_reference_numbers_is_missing() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (var name : folders().toList()) {
            for (var model : YAML.readTree(
                            GOLDEN.resolve(name).resolve("models.yaml").toFile())
                    .path("models")) {
                wanted.add(model.path("estimator").asText());
            }
        }
        assertThat(estimators())
                .containsAll(
                        wanted.stream().filter(name -> !NOT_YET.contains(name)).toList());
    }

    private Path known(Path models, List<String> names) throws IOException {
        var tree = YAML.readTree(models.toFile());
        var kept = YAML.createObjectNode();
        ArrayNode list = kept.putArray("models");
        for (JsonNode model : tree.path("models")) {
            var isReady = estimators().contains(model.path("estimator").asText())
                    && KEYS_NOT_YET.stream().noneMatch(model::has);
            if (isReady) {
                list.add(model);
                names.add(model.path("name").asText());
            }
        }
        var file = folder.resolve("models.yaml");
        YAML.writeValue(file.toFile(), kept);
        return file;
    }

    private static Set<String> estimators() {
        return Estimators.ALL.stream().map(Estimator::name).collect(Collectors.toSet());
    }
}
