package org.socialrx.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/**
 * One folder of reference numbers: rows, models, and what the reference software gives for them.
 *
 * <p>Simulated folders are test resources; the others stand in {@code ../shared/golden} beside the clone.
 *
 * @param folder where its files are
 */
public record Golden(Path folder) {
    private static final Path SHARED = Path.of("..", "shared", "golden");

    /** Opens a folder by name, such as {@code simulated-counts} or {@code petersen}. */
    public static Golden open(String name) {
        Path folder = name.startsWith("simulated-") ? resource(name) : SHARED.resolve(name);
        assertThat(folder)
                .as("the reference numbers of %s; clone the project beside the folder 'shared'", name)
                .isDirectory();
        return new Golden(folder);
    }

    private static Path resource(String name) {
        try {
            var url = Golden.class.getResource("/golden/" + name + "/data.csv");
            if (url == null) {
                throw new IllegalStateException("No test resource golden/" + name);
            }
            return Path.of(url.toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of {@code data.csv}. */
    public GoldenRows rows() {
        return GoldenRows.read(folder.resolve("data.csv"));
    }

    /** The cases of {@code golden.json} for one estimator, in file order. */
    public List<Case> cases(String estimator) {
        return allCases().stream().filter(c -> c.estimator().equals(estimator)).toList();
    }

    /** The case of {@code golden.json} with this name. */
    public Case find(String name) {
        return allCases().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No case " + name + " in " + folder));
    }

    /** The model of {@code models.yaml} with this name, as a tree. */
    public JsonNode model(String name) {
        JsonNode models =
                tree(new ObjectMapper(new YAMLFactory()), "models.yaml").path("models");
        return StreamSupport.stream(models.spliterator(), false)
                .filter(m -> m.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No model " + name + " in " + folder));
    }

    /** The names of the models of one estimator in {@code models.yaml}, in file order. */
    public List<String> models(String estimator) {
        JsonNode models =
                tree(new ObjectMapper(new YAMLFactory()), "models.yaml").path("models");
        return StreamSupport.stream(models.spliterator(), false)
                .filter(m -> m.path("estimator").asText().equals(estimator))
                .map(m -> m.path("name").asText())
                .toList();
    }

    /** The lines of {@code expected.csv} for one model; never empty. */
    public List<Expected> expected(String model) {
        List<Expected> found = lines("expected.csv").stream()
                .skip(1)
                .map(Expected::parse)
                .filter(e -> e.model().equals(model))
                .toList();
        assertThat(found).as("lines of expected.csv for %s", model).isNotEmpty();
        return found;
    }

    private List<Case> allCases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode c : tree(new ObjectMapper(), "golden.json")) {
            cases.add(new Case(
                    c.path("case").asText(),
                    c.path("estimator").asText(),
                    c.path("arguments"),
                    c.path("expected"),
                    c.path("tolerance")));
        }
        return cases;
    }

    private JsonNode tree(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(folder.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One case of {@code golden.json}: the call, its numbers and how near one must come.
     *
     * @param name its name, the same in {@code models.yaml}
     * @param estimator which estimator
     * @param arguments of the call
     * @param expected rows with {@code term} and numbers
     * @param tolerance relative limits by field, their kind and the absolute limit
     */
    public record Case(String name, String estimator, JsonNode arguments, JsonNode expected, JsonNode tolerance) {
        /** The expected row of a term. */
        public JsonNode row(String term) {
            return StreamSupport.stream(expected.spliterator(), false)
                    .filter(r -> r.path("term").asText().equals(term))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("No term " + term + " in " + name));
        }

        /** Asserts that a number is inside the tolerance of its field. */
        public void check(String term, String field, double actual) {
            double wanted = row(term).path(field).asDouble();
            double loose = Math.max(
                    tolerance.path("estimate").asDouble(),
                    tolerance.path("std_error").asDouble());
            String key = field.startsWith("std_error") ? "std_error" : field.startsWith("df_") ? "df" : field;
            double limit = tolerance.has(key) ? tolerance.path(key).asDouble() : loose;
            double scale = tolerance.path("kind").asText().equals("absolute") ? 1 : Math.abs(wanted);
            double allowed = Math.max(tolerance.path("absolute").asDouble(), limit * scale);
            assertThat(Math.abs(actual - wanted))
                    .as("%s | %s | %s: expected %s, got %s", name, term, field, wanted, actual)
                    .isLessThanOrEqualTo(allowed);
        }
    }

    /**
     * One line of {@code expected.csv}.
     *
     * @param model name of the model
     * @param table estimate, summary, balance, pair or decomposition
     * @param term coefficient, statistic or covariate
     * @param covariance such as {@code CR2(practice)}, empty where none is meant
     * @param column such as {@code std_error}
     * @param value the reference number; NaN where the reference has none
     * @param absolute absolute tolerance
     * @param relative relative tolerance
     */
    public record Expected(
            String model,
            String table,
            String term,
            String covariance,
            String column,
            double value,
            double absolute,
            double relative) {
        static Expected parse(String line) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            return new Expected(
                    cells[0],
                    cells[1],
                    cells[2].replace("\"", ""),
                    cells[3],
                    cells[4],
                    number(cells[5]),
                    number(cells[6]),
                    number(cells[7]));
        }

        private static double number(String cell) {
            try {
                return Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        /** Asserts that a number is inside the tolerance of this line. */
        public void check(double actual) {
            if (Double.isNaN(value)) {
                assertThat(actual).as(toString()).isNaN();
                return;
            }
            assertThat(Math.abs(actual - value))
                    .as("%s, got %s", this, actual)
                    .isLessThanOrEqualTo(Math.max(absolute, relative * Math.abs(value)));
        }
    }
}
