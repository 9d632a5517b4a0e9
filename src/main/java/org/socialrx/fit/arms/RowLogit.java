package org.socialrx.fit.arms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.socialrx.fit.frame.Input;

/** The log odds of treatment of a row of the table: one coefficient a number, a table of levels a category. */
final class RowLogit implements Serializable {
    private static final long serialVersionUID = 1;

    private final double constant;
    private final List<Part> parts;

    private RowLogit(double constant, List<Part> parts) {
        this.constant = constant;
        this.parts = parts;
    }

    /** For rows of a schema of bigint, double and string. */
    static RowLogit of(Propensity propensity, StructType schema) {
        double[] coefficients = propensity.coefficients();
        double constant = 0;
        Map<String, Part> parts = new LinkedHashMap<>();
        var inputs = propensity.terms().inputs();
        for (var j = 0; j < coefficients.length; j++) {
            if (inputs.get(j) instanceof Input.OfNumber number) {
                var cell = Cell.of(schema, number.name());
                parts.put("number " + number.name(), new Part(cell, coefficients[j], Map.of()));
            } else if (inputs.get(j) instanceof Input.OfLevel level) {
                var cell = Cell.of(schema, level.name());
                parts.computeIfAbsent("level " + level.name(), absent -> new Part(cell, 0, new HashMap<>()))
                        .levels()
                        .put(level.level(), coefficients[j]);
            } else {
                constant += coefficients[j];
            }
        }
        return new RowLogit(constant, new ArrayList<>(parts.values()));
    }

    double of(Row row) {
        double sum = constant;
        for (Part part : parts) {
            sum += part.of(row);
        }
        return sum;
    }

    /**
     * What one column adds.
     *
     * @param cell where it stands
     * @param coefficient of a number
     * @param levels coefficients of a category by level; a level without one adds nothing
     */
    private record Part(Cell cell, double coefficient, Map<String, Double> levels) implements Serializable {
        double of(Row row) {
            return levels.isEmpty() ? coefficient * cell.number(row) : levels.getOrDefault(cell.text(row), 0.0);
        }
    }
}
