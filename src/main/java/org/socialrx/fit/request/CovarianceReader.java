package org.socialrx.fit.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.socialrx.study.Nearest;
import org.socialrx.study.YamlSection;

/** Reads the list of covariances of one model, and refuses those its estimator does not offer. */
final class CovarianceReader {
    private static final String KEY = "covariance";

    private final YamlSection section;
    private final Declaration estimator;

    CovarianceReader(YamlSection section, Declaration estimator) {
        this.section = section;
        this.estimator = estimator;
    }

    List<Covariance> read(Values values) {
        if (!section.has(KEY)) {
            return usual(values);
        }
        var nodes = section.raw(KEY);
        if (estimator.covariances().isEmpty()) {
            section.fault(KEY, "is not a key of the estimator %s, whose errors are fixed".formatted(estimator.name()));
            return List.of();
        }
        if (!nodes.isArray()) {
            section.fault(KEY, "must be a list, like [{type: CR2, cluster: practice}]");
            return List.of();
        }
        var read = new LinkedHashSet<Covariance>();
        for (var i = 0; i < nodes.size(); i++) {
            var path = "%s[%d]".formatted(section.name(KEY), i + 1);
            covariance(nodes.get(i), path).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    /** The usual errors may need a key that is missing; that is a fault already. */
    private List<Covariance> usual(Values values) {
        var needed = estimator.keys().stream().filter(Key::isRequired).allMatch(key -> values.has(key.name()));
        return needed ? estimator.usualCovariance(values) : List.of();
    }

    private Optional<Covariance> covariance(JsonNode node, String path) {
        var inner = section.inner(node, path);
        if (!node.isObject()) {
            return Optional.empty();
        }
        var word = inner.mustText("type");
        var type = Arrays.stream(CovarianceType.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst();
        var offered = estimator.covariances().stream()
                .sorted()
                .map(CovarianceType::word)
                .toList();
        if (!word.isEmpty() && !offered.contains(word)) {
            inner.fault(
                    "type",
                    "is %s, which %s does not offer%s".formatted(word, estimator.name(), Nearest.hint(word, offered)));
            type = Optional.empty();
        }
        var clusters = clusters(inner);
        inner.done("a covariance");
        return type.filter(known -> fits(inner, known, clusters)).map(known -> new Covariance(known, clusters));
    }

    private static List<String> clusters(YamlSection inner) {
        var node = inner.raw("cluster");
        if (node.isArray()) {
            List<String> clusters = new ArrayList<>();
            StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .forEach(clusters::add);
            return clusters;
        }
        return node.isValueNode() && !node.isNull() ? List.of(node.asText()) : List.of();
    }

    private static boolean fits(YamlSection inner, CovarianceType type, List<String> clusters) {
        var isGood = clusters.size() >= type.leastClusters()
                && clusters.size() <= type.mostClusters()
                && clusters.stream().distinct().count() == clusters.size();
        if (!isGood) {
            inner.fault(
                    "cluster",
                    "is %s; %s takes %s"
                            .formatted(clusters.isEmpty() ? "missing" : clusters, type.word(), words(type)));
        }
        return isGood;
    }

    private static String words(CovarianceType type) {
        if (type.mostClusters() == 0) {
            return "none";
        }
        var most = type.mostClusters() == 2 ? "one column or a list of two different ones" : "one column";
        return type.leastClusters() == 0 ? "none or " + most : most;
    }
}
