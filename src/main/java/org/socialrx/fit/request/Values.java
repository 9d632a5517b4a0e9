package org.socialrx.fit.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** The values of a model's keys, checked; asking for one that is not there needs a value to take instead. */
public final class Values {
    private final Map<String, Object> values;

    /** Values by key: texts, BigDecimals, Booleans, Values, and lists of them. */
    Values(Map<String, Object> values) {
        this.values = new TreeMap<>(values);
    }

    /** Whether the model gives this key. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text, a choice, the name of a column or an expression. */
    public String text(String key) {
        return (String) must(key);
    }

    /** A text, or another one where the model does not give it. */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** Texts or names of columns; none where the model does not give the key. */
    public List<String> texts(String key) {
        return list(key, String.class);
    }

    /** A number. */
    public double number(String key) {
        return ((BigDecimal) must(key)).doubleValue();
    }

    /** A number, or another one where the model does not give it. */
    public double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    /** A whole number. */
    public long whole(String key) {
        return ((BigDecimal) must(key)).longValueExact();
    }

    /** A whole number, or another one where the model does not give it. */
    public long whole(String key, long otherwise) {
        return has(key) ? whole(key) : otherwise;
    }

    /** Whether a flag is set; it is not where the model does not give it. */
    public boolean isSet(String key) {
        return has(key) && (Boolean) must(key);
    }

    /** Numbers; none where the model does not give the key. */
    public double[] numbers(String key) {
        return list(key, BigDecimal.class).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    /** Whole numbers; none where the model does not give the key. */
    public List<Long> wholes(String key) {
        return list(key, BigDecimal.class).stream()
                .map(BigDecimal::longValueExact)
                .toList();
    }

    /** Numbers with the digits they were written with. */
    public List<String> words(String key) {
        return list(key, BigDecimal.class).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    /** Rows of numbers. */
    public double[][] matrix(String key) {
        return ((List<?>) must(key))
                .stream()
                        .map(row -> ((List<?>) row)
                                .stream()
                                        .mapToDouble(value -> ((BigDecimal) value).doubleValue())
                                        .toArray())
                        .toArray(double[][]::new);
    }

    /** The values of a map. */
    public Values map(String key) {
        return (Values) must(key);
    }

    /** The values of a list of maps; none where the model does not give the key. */
    public List<Values> maps(String key) {
        return list(key, Values.class);
    }

    private Object must(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new NoSuchElementException("No value of the key " + key);
        }
        return value;
    }

    private <T> List<T> list(String key, Class<T> type) {
        if (!has(key)) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        ((List<?>) must(key)).forEach(value -> list.add(type.cast(value)));
        return list;
    }
}
