package org.socialrx.fit.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.socialrx.fit.request.Preparation.Derived;
import org.socialrx.fit.request.Preparation.Scored;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Nearest;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;
import org.socialrx.study.YamlSection;
import org.socialrx.study.YamlTree;

/** Reads a file of models: checks every key of every model and lists all faults at once. */
public final class RequestReader {
    private static final double USUAL_LEVEL = 0.95;

    private final Map<String, Declaration> estimators = new LinkedHashMap<>();
    private final List<String> instruments;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** A reader that knows these estimators and instruments. */
    public RequestReader(List<? extends Declaration> estimators, List<String> instruments) {
        estimators.forEach(estimator -> this.estimators.put(estimator.name(), estimator));
        this.instruments = List.copyOf(instruments);
    }

    /**
     * Reads the models in the order of the file.
     *
     * @param file name of the file, for messages
     * @param text its content
     * @throws Problems with every fault, exit code 10
     */
    public List<Request> read(String file, String text) {
        var tree = YamlTree.read(file, text);
        var root = new YamlSection(tree, "", problems);
        var models = root.raw("models");
        root.done("a file of models");
        List<Request> requests = new ArrayList<>();
        if (!models.isArray() || models.isEmpty()) {
            root.fault("models", "is missing; it must be a list of models");
        }
        for (var i = 0; i < models.size(); i++) {
            request(models.get(i), i + 1).ifPresent(requests::add);
        }
        Problems.throwIfAny(
                ExitCode.STUDY,
                problems.stream()
                        .map(problem -> new Problem(file + ": " + problem.where(), problem.what()))
                        .toList());
        return requests;
    }

    private Optional<Request> request(JsonNode node, int number) {
        var stated = node.path("name").asText();
        var section = new YamlSection(node, stated.isEmpty() ? "models[%d]".formatted(number) : stated, problems);
        if (!node.isObject()) {
            return Optional.empty();
        }
        var name = section.mustText("name");
        if (!name.isEmpty() && !names.add(name)) {
            section.fault("name", "is the name of another model too; names must be unique");
        }
        var word = section.mustText("estimator");
        var estimator = estimators.get(word);
        if (estimator == null) {
            if (!word.isEmpty()) {
                section.fault("estimator", "is %s%s".formatted(word, Nearest.hint(word, estimators.keySet())));
            }
            return Optional.empty();
        }
        return Optional.of(request(section, name, estimator));
    }

    private Request request(YamlSection section, String name, Declaration estimator) {
        List<String> columns = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        var values = new KeyReader(section, columns, expressions).read(estimator.keys());
        var before = problems.size();
        var preparation = preparation(section);
        var factors = new KeyReader(section, new ArrayList<>(), new ArrayList<>())
                .read(List.of(Key.texts("factors"), Key.number("level").between(1e-6, 1 - 1e-6)));
        var reference = texts(section, "reference", "a map of columns to levels, like {race: black}");
        var covariances = new CovarianceReader(section, estimator).read(values);
        if (before == problems.size()) {
            estimator.problems(values).forEach(fault -> section.fault(fault.where(), fault.what()));
        }
        section.done("the estimator " + estimator.name());
        var used = new LinkedHashSet<>(columns);
        covariances.forEach(covariance -> covariance.clusters().stream()
                .filter(cluster -> !estimator.ownClusters().contains(cluster))
                .forEach(used::add));
        return new Request(
                name,
                estimator.name(),
                preparation,
                new HashSet<>(factors.texts("factors")),
                reference,
                covariances,
                factors.number("level", USUAL_LEVEL),
                values,
                List.copyOf(used),
                expressions);
    }

    private Preparation preparation(YamlSection section) {
        List<Scored> scored = new ArrayList<>();
        entries(section, "instruments", "a map, like {after: {instrument: swemwbs, raw: raw_after}}")
                .forEach((column, node) -> {
                    var inner = section.inner(node, section.name("instruments") + "." + column);
                    var read = new KeyReader(inner, new ArrayList<>(), new ArrayList<>())
                            .read(List.of(
                                    Key.choice("instrument", instruments.toArray(String[]::new))
                                            .required(),
                                    Key.column("raw").required()));
                    inner.done("an instrument");
                    scored.add(new Scored(column, read.text("instrument", ""), read.text("raw", "")));
                });
        List<Derived> derived = new ArrayList<>();
        texts(section, "derive", "a map of columns to SQL expressions").forEach((column, sql) -> {
            if (SqlText.isExpression(section, "derive." + column, sql)) {
                derived.add(new Derived(column, sql));
            }
        });
        var rows = section.has("rows") ? section.raw("rows").asText() : "";
        if (!rows.isEmpty()) {
            SqlText.isExpression(section, "rows", rows);
        }
        return new Preparation(scored, derived, rows);
    }

    private static Map<String, String> texts(YamlSection section, String key, String words) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries(section, key, words).forEach((name, node) -> {
            if (node.isValueNode()) {
                texts.put(name, node.asText());
            } else {
                section.fault(key + "." + name, "must be a single text");
            }
        });
        return texts;
    }

    private static Map<String, JsonNode> entries(YamlSection section, String key, String words) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        if (section.has(key)) {
            var node = section.raw(key);
            if (!node.isObject()) {
                section.fault(key, "is %s; it must be %s".formatted(YamlSection.shown(node), words));
            }
            node.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        }
        return entries;
    }
}
