package org.socialrx.fit.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.socialrx.study.YamlSection;

/** Reads the keys of one map as an estimator declares them; what does not fit becomes a fault and stays away. */
final class KeyReader {
    private final YamlSection section;
    private final List<String> columns;
    private final List<String> expressions;

    /** Reads from a section; names of columns and expressions are also added to these lists. */
    KeyReader(YamlSection section, List<String> columns, List<String> expressions) {
        this.section = section;
        this.columns = columns;
        this.expressions = expressions;
    }

    Values read(List<Key> keys) {
        Map<String, Object> values = new TreeMap<>();
        for (var key : keys) {
            var isThere = section.has(key.name());
            if (isThere) {
                value(key).ifPresent(value -> values.put(key.name(), value));
            } else if (key.isRequired()) {
                section.fault(key.name(), "is missing; it must be stated");
            }
        }
        return new Values(values);
    }

    private Optional<Object> value(Key key) {
        var node = section.raw(key.name());
        return switch (key.kind()) {
            case COLUMN -> text(key, node).map(column -> note(columns, column));
            case EXPRESSION ->
                text(key, node)
                        .filter(sql -> SqlText.isExpression(section, key.name(), sql))
                        .map(sql -> note(expressions, sql));
            case TEXT -> text(key, node).map(Object.class::cast);
            case CHOICE -> choice(key, node);
            case FLAG -> fits(key, node, node.isBoolean(), "true or false").map(JsonNode::asBoolean);
            case NUMBER -> number(key, node, node.isNumber(), "a number");
            case WHOLE -> number(key, node, node.isIntegralNumber(), "a whole number");
            case COLUMNS ->
                texts(key, node).map(names -> {
                    columns.addAll(names);
                    return names;
                });
            case TEXTS -> texts(key, node).map(Object.class::cast);
            case NUMBERS -> numbers(key, node);
            case WHOLES ->
                list(key, node, JsonNode::isIntegralNumber, "whole numbers, like [1, 2]")
                        .map(nodes -> nodes.stream().map(JsonNode::decimalValue).toList());
            case MATRIX -> matrix(key, node);
            case MAP -> Optional.of(map(key, node, section.name(key.name())));
            case MAPS -> maps(key, node);
        };
    }

    private static Object note(List<String> names, String name) {
        names.add(name);
        return name;
    }

    private Optional<String> text(Key key, JsonNode node) {
        return fits(key, node, node.isValueNode(), "a single text").map(JsonNode::asText);
    }

    private Optional<Object> choice(Key key, JsonNode node) {
        if (!key.choices().contains(node.asText())) {
            section.fault(
                    key.name(),
                    "is %s; it must be one of %s".formatted(YamlSection.shown(node), String.join(", ", key.choices())));
            return Optional.empty();
        }
        return Optional.of(node.asText());
    }

    private Optional<Object> number(Key key, JsonNode node, boolean isGood, String words) {
        return fits(key, node, isGood, words)
                .map(JsonNode::decimalValue)
                .filter(value -> isInside(key, value))
                .map(Object.class::cast);
    }

    private boolean isInside(Key key, BigDecimal value) {
        var number = value.doubleValue();
        if (number >= key.low() && number <= key.high()) {
            return true;
        }
        var range = key.high() == Double.POSITIVE_INFINITY
                ? "be at least %s".formatted(shown(key.low()))
                : "lie between %s and %s".formatted(shown(key.low()), shown(key.high()));
        section.fault(key.name(), "is %s; it must %s".formatted(value.toPlainString(), range));
        return false;
    }

    private static String shown(double bound) {
        return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }

    private Optional<List<String>> texts(Key key, JsonNode node) {
        return list(key, node, JsonNode::isValueNode, "texts, like [a, b]")
                .map(nodes -> nodes.stream().map(JsonNode::asText).toList());
    }

    private Optional<Object> numbers(Key key, JsonNode node) {
        return list(key, node, JsonNode::isNumber, "numbers, like [0.5, 1]")
                .map(nodes -> nodes.stream()
                        .map(JsonNode::decimalValue)
                        .filter(value -> isInside(key, value))
                        .toList());
    }

    private Optional<Object> matrix(Key key, JsonNode node) {
        var rows = list(key, node, JsonNode::isArray, "lists of numbers").orElse(List.of());
        List<Object> read = new ArrayList<>();
        for (var row : rows) {
            list(key, row, JsonNode::isNumber, "lists of numbers")
                    .ifPresent(cells ->
                            read.add(cells.stream().map(JsonNode::decimalValue).toList()));
        }
        var isSquareEnough =
                read.stream().map(row -> ((List<?>) row).size()).distinct().count() <= 1;
        return fits(key, node, isSquareEnough, "lists of numbers of one length").map(good -> read);
    }

    private Values map(Key key, JsonNode node, String path) {
        var inner = section.inner(node, path);
        var read = new KeyReader(inner, columns, expressions).read(key.keys());
        inner.done(key.name());
        return read;
    }

    private Optional<Object> maps(Key key, JsonNode node) {
        return list(key, node, JsonNode::isObject, "maps, like [{by: simple}]").map(nodes -> {
            List<Values> read = new ArrayList<>();
            for (var i = 0; i < nodes.size(); i++) {
                read.add(map(key, nodes.get(i), "%s[%d]".formatted(section.name(key.name()), i + 1)));
            }
            return read;
        });
    }

    private Optional<List<JsonNode>> list(
            Key key, JsonNode node, java.util.function.Predicate<JsonNode> fits, String words) {
        var elements = StreamSupport.stream(node.spliterator(), false).toList();
        return fits(key, node, node.isArray() && elements.stream().allMatch(fits), "a list of " + words)
                .map(good -> elements);
    }

    private Optional<JsonNode> fits(Key key, JsonNode node, boolean isGood, String words) {
        if (!isGood) {
            section.fault(key.name(), "is %s; it must be %s".formatted(YamlSection.shown(node), words));
            return Optional.empty();
        }
        return Optional.of(node);
    }
}
