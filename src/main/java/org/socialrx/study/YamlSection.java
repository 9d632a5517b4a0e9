package org.socialrx.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** One map of a YAML file being read: remembers which keys were asked for and collects every fault. */
public final class YamlSection {
    private final JsonNode node;
    private final String path;
    private final List<Problem> problems;
    private final TreeSet<String> known = new TreeSet<>();

    /**
     * A map to be read.
     *
     * @param node the map
     * @param path its full name, as messages say it; empty for the whole file
     * @param problems where its faults go
     */
    public YamlSection(JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode()) {
            problems.add(new Problem(path, "must be a map of keys to values"));
        }
    }

    /** The full name of a key, as messages say it. */
    public String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Whether the key is there and not null. */
    public boolean has(String key) {
        known.add(key);
        return node.hasNonNull(key);
    }

    YamlSection section(String key) {
        known.add(key);
        return new YamlSection(node.path(key), name(key), problems);
    }

    /** The value of a key as it stands, a missing node where there is none. */
    public JsonNode raw(String key) {
        known.add(key);
        return node.path(key);
    }

    /** The text of a key that must be there. */
    public String mustText(String key) {
        var value = text(key, "");
        if (value.isEmpty()) {
            fault(key, "is missing; it must be stated");
        }
        return value;
    }

    String text(String key, String otherwise) {
        var value = raw(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isValueNode()) {
            fault(key, "must be a single text");
            return otherwise;
        }
        return value.asText();
    }

    long integer(String key, long otherwise, long low, long high) {
        var value = raw(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            fault(key, "is %s; it must be a whole number".formatted(shown(value)));
            return otherwise;
        }
        if (value.asLong() < low || value.asLong() > high) {
            fault(key, "is %d; it must lie between %d and %d".formatted(value.asLong(), low, high));
            return otherwise;
        }
        return value.asLong();
    }

    double number(String key, double otherwise, double low, double high) {
        var value = raw(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            fault(key, "is %s; it must be a number".formatted(shown(value)));
            return otherwise;
        }
        if (!(value.asDouble() >= low && value.asDouble() <= high)) {
            fault(key, "is %s; it must lie between %s and %s".formatted(value.asText(), low, high));
            return otherwise;
        }
        return value.asDouble();
    }

    LocalDate date(String key, LocalDate otherwise) {
        var value = text(key, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            fault(key, "is %s; it must be a date like 2015-02-01".formatted(value));
            return otherwise;
        }
    }

    <T> T choice(String key, Map<String, T> choices, T otherwise) {
        var value = text(key, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        var chosen = choices.get(value);
        if (chosen == null) {
            fault(
                    key,
                    "is %s; it must be one of %s".formatted(value, String.join(", ", new TreeSet<>(choices.keySet()))));
            return otherwise;
        }
        return chosen;
    }

    List<String> texts(String key, List<String> otherwise) {
        return list(key, otherwise, JsonNode::isValueNode, JsonNode::asText, "texts");
    }

    List<Integer> integers(String key, List<Integer> otherwise) {
        return list(key, otherwise, JsonNode::isIntegralNumber, JsonNode::asInt, "whole numbers");
    }

    List<Double> numbers(String key, List<Double> otherwise) {
        return list(key, otherwise, JsonNode::isNumber, JsonNode::asDouble, "numbers");
    }

    PeriodRange range(String key, PeriodRange otherwise) {
        var ends = integers(key, List.of(otherwise.from(), otherwise.to()));
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            fault(key, "must be two whole numbers, the first not above the second");
            return otherwise;
        }
        return new PeriodRange(ends.get(0), ends.get(1));
    }

    /** Another map of the same file, whose faults go to the same place. */
    public YamlSection inner(JsonNode map, String fullName) {
        return new YamlSection(map, fullName, problems);
    }

    /** Notes a fault of the value of a key. */
    public void fault(String key, String what) {
        problems.add(new Problem(name(key), what));
    }

    /** Reports every key that was never asked for, with the nearest that was. */
    void done() {
        done("a study");
    }

    /** Reports every key that was never asked for; {@code owner} says of what it is no key. */
    public void done(String owner) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(key, "is not a key of %s%s".formatted(owner, Nearest.hint(key, known)));
            }
        });
    }

    private <T> List<T> list(
            String key,
            List<T> otherwise,
            java.util.function.Predicate<JsonNode> fits,
            Function<JsonNode, T> value,
            String words) {
        var array = raw(key);
        if (array.isMissingNode() || array.isNull()) {
            return otherwise;
        }
        List<T> values = new ArrayList<>();
        var isGood = array.isArray();
        for (var element : array) {
            isGood &= fits.test(element);
            values.add(value.apply(element));
        }
        if (!isGood) {
            fault(key, "must be a list of %s, like [a, b]".formatted(words));
            return otherwise;
        }
        return values;
    }

    /** The value as messages show it. */
    public static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : "a " + value.getNodeType();
    }
}
