package org.socialrx.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A Delta table as it is declared: what follows from it are the table, its checks, the write gate and the dictionary.
 *
 * @param layer database
 * @param name singular snake_case noun of what one row is
 * @param grain what one row is, "one row per ..."
 * @param fields columns in order
 * @param key fields that identify a row
 * @param rules conditions over several columns: name of the rule to Spark SQL
 */
public record Table(
        Layer layer, String name, String grain, List<Field> fields, List<Field> key, Map<String, String> rules) {
    public Table {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        rules = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        if (!fields.containsAll(key)) {
            throw new IllegalArgumentException("Key of %s names a column that is not in it".formatted(name));
        }
    }

    /** Starts the declaration of a table. */
    public static Builder table(Layer layer, String name, String grain) {
        return new Builder(layer, name, grain);
    }

    /** Database and name, as in {@code core.patient}. */
    public String fullName() {
        return layer.database() + "." + name;
    }

    /** The schema with comments and nullability. */
    public StructType schema() {
        return new StructType(fields.stream().map(Field::structField).toArray(StructField[]::new));
    }

    /** All columns in declared order. */
    public Column[] columns() {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    /** The key's columns. */
    public Column[] keyColumns() {
        return key.stream().map(Field::col).toArray(Column[]::new);
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field field(String fieldName) {
        return fields.stream()
                .filter(field -> field.name().equals(fieldName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no field %s".formatted(fullName(), fieldName)));
    }

    /** A table under construction. */
    public static final class Builder {
        private final Layer layer;
        private final String name;
        private final String grain;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> rules = new LinkedHashMap<>();

        private Builder(Layer layer, String name, String grain) {
            this.layer = layer;
            this.name = name;
            this.grain = grain;
        }

        /** Adds columns in order. */
        public Builder fields(Field... more) {
            fields.addAll(List.of(more));
            return this;
        }

        /** Adds a condition over several columns; it must be true or null for every row. */
        public Builder rule(String ruleName, String sql) {
            rules.put(ruleName, sql);
            return this;
        }

        /** Names the key and ends the declaration. */
        public Table key(Field... key) {
            return new Table(layer, name, grain, fields, List.of(key), rules);
        }
    }
}
