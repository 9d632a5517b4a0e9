package org.socialrx.fit.frame;

/**
 * Numbers with decimals; not a number where there is no value.
 *
 * @param values one a row
 */
record Doubles(double[] values) implements Values {
    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public Input.Reader numbers() {
        return row -> values[row];
    }

    @Override
    public Input.Reader indicators(String level) {
        var wanted = Labels.number(level);
        return row -> {
            var value = values[row];
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            return value == wanted ? 1 : 0;
        };
    }

    @Override
    public String label(int row) {
        return Labels.of(values[row]);
    }
}
