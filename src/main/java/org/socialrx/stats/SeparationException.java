package org.socialrx.stats;

import java.util.List;

/** Some columns predict the outcome without error, so that their coefficients run to infinity. */
public final class SeparationException extends EstimationException {
    private static final long serialVersionUID = 1;

    private final transient List<String> columns;

    /** Names the columns, or column=level, whose coefficients run away. */
    public SeparationException(List<String> columns) {
        super("Separation: the outcome is predicted without error by " + String.join(", ", columns));
        this.columns = List.copyOf(columns);
    }

    /** The columns whose coefficients run away. */
    public List<String> columns() {
        return columns;
    }
}
