package org.socialrx.fit.request;

import java.util.List;

/**
 * One key that an estimator understands.
 *
 * @param name name in kebab-case
 * @param kind what its value is
 * @param isRequired whether a model without it is refused
 * @param choices the allowed texts of a choice
 * @param keys the keys of a map, or of each map of a list
 * @param low smallest allowed number
 * @param high largest allowed number
 */
public record Key(
        String name, Kind kind, boolean isRequired, List<String> choices, List<Key> keys, double low, double high) {
    public Key {
        choices = List.copyOf(choices);
        keys = List.copyOf(keys);
    }

    /** What the value of a key is. */
    public enum Kind {
        /** The name of a column. */
        COLUMN,
        /** A list of names of columns. */
        COLUMNS,
        /** The name of a column or an SQL expression over columns; the frame offers it as a column of that text. */
        EXPRESSION,
        /** Any text. */
        TEXT,
        /** A list of texts. */
        TEXTS,
        /** A number. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** True or false. */
        FLAG,
        /** One of a few texts. */
        CHOICE,
        /** A list of numbers. */
        NUMBERS,
        /** A list of whole numbers. */
        WHOLES,
        /** A list of lists of numbers, all of one length. */
        MATRIX,
        /** A map with keys of its own. */
        MAP,
        /** A list of such maps. */
        MAPS
    }

    private static Key of(String name, Kind kind) {
        return new Key(name, kind, false, List.of(), List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The name of a column. */
    public static Key column(String name) {
        return of(name, Kind.COLUMN);
    }

    /** A list of names of columns. */
    public static Key columns(String name) {
        return of(name, Kind.COLUMNS);
    }

    /** The name of a column or an SQL expression. */
    public static Key expression(String name) {
        return of(name, Kind.EXPRESSION);
    }

    /** Any text. */
    public static Key text(String name) {
        return of(name, Kind.TEXT);
    }

    /** A list of texts. */
    public static Key texts(String name) {
        return of(name, Kind.TEXTS);
    }

    /** A number. */
    public static Key number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** A whole number. */
    public static Key whole(String name) {
        return of(name, Kind.WHOLE);
    }

    /** True or false. */
    public static Key flag(String name) {
        return of(name, Kind.FLAG);
    }

    /** One of a few texts. */
    public static Key choice(String name, String... choices) {
        return new Key(
                name,
                Kind.CHOICE,
                false,
                List.of(choices),
                List.of(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** A list of numbers. */
    public static Key numbers(String name) {
        return of(name, Kind.NUMBERS);
    }

    /** A list of whole numbers. */
    public static Key wholes(String name) {
        return of(name, Kind.WHOLES);
    }

    /** A list of lists of numbers. */
    public static Key matrix(String name) {
        return of(name, Kind.MATRIX);
    }

    /** A map with keys of its own. */
    public static Key map(String name, Key... keys) {
        return of(name, Kind.MAP).with(List.of(keys));
    }

    /** A list of maps, each with these keys. */
    public static Key maps(String name, Key... keys) {
        return of(name, Kind.MAPS).with(List.of(keys));
    }

    /** This key, without which a model is refused. */
    public Key required() {
        return new Key(name, kind, true, choices, keys, low, high);
    }

    /** This key with numbers from {@code least} to {@code most}. */
    public Key between(double least, double most) {
        return new Key(name, kind, isRequired, choices, keys, least, most);
    }

    private Key with(List<Key> more) {
        return new Key(name, kind, isRequired, choices, more, low, high);
    }
}
