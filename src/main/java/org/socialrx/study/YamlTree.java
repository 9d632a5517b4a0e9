package org.socialrx.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML as a tree: a key that stands twice is a fault, and numbers keep the digits they were written with. */
public final class YamlTree {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loaderOptions(options())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private YamlTree() {}

    /** Ten thousand models are longer than the usual limit of three million characters. */
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    /**
     * The tree of a file's content.
     *
     * @param file name of the file, for messages
     * @param text its content
     * @throws Problems when it is not YAML, exit code 10
     */
    public static JsonNode read(String file, String text) {
        try {
            var tree = YAML.readTree(text);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Problems(
                    ExitCode.STUDY,
                    "%s: line %d".formatted(file, at == null ? 0 : at.getLineNr()),
                    "is not YAML that can be read: " + e.getOriginalMessage());
        }
    }
}
