package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows belong together, and in what order they stand.
 *
 * @param by columns whose values make a group; with none all rows are one
 * @param orderBy columns by which rows of a group stand in order
 */
public record Grouping(List<String> by, List<String> orderBy) implements Serializable {
    public Grouping {
        by = new ArrayList<>(by);
        orderBy = new ArrayList<>(orderBy);
    }

    /** Groups whose rows stand in no order. */
    public static Grouping by(String... columns) {
        return new Grouping(List.of(columns), List.of());
    }

    /** These groups with rows in order of columns. */
    public Grouping orderedBy(String... columns) {
        return new Grouping(by, List.of(columns));
    }
}
