package org.socialrx.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options that were given.
 *
 * @param values value by option name; a flag has the value true
 */
record Arguments(Map<String, String> values) {
    Arguments {
        values = Map.copyOf(values);
    }

    Arguments with(String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Arguments(more);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    long whole(String name, long otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    double number(String name, double otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : Double.parseDouble(value);
    }

    List<Long> wholes(String name, List<Long> otherwise) {
        var value = values.get(name);
        return value == null
                ? otherwise
                : Arrays.stream(value.split(","))
                        .map(String::trim)
                        .map(Long::valueOf)
                        .toList();
    }
}
