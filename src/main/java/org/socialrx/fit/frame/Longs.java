package org.socialrx.fit.frame;

/**
 * Whole numbers, kept whole so that long ids stay apart.
 *
 * @param values one a row, {@link #MISSING} where there is none
 */
record Longs(long[] values) implements Values {
    /** Stands where there is no value. */
    static final long MISSING = Long.MIN_VALUE;

    @Override
    public boolean isMissing(int row) {
        return values[row] == MISSING;
    }

    @Override
    public Input.Reader numbers() {
        return row -> values[row] == MISSING ? Double.NaN : values[row];
    }

    @Override
    public Input.Reader indicators(String level) {
        var wanted = Labels.number(level);
        return row -> {
            var value = values[row];
            if (value == MISSING) {
                return Double.NaN;
            }
            return value == wanted ? 1 : 0;
        };
    }

    @Override
    public String label(int row) {
        return Long.toString(values[row]);
    }
}
