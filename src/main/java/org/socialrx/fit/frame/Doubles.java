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
    public double[] doubles() {
        return values;
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
    public boolean isSame(int one, int other) {
        return values[one] == values[other];
    }

    @Override
    public void markChanges(boolean[] isChange) {
        for (var row = 1; row < isChange.length; row++) {
            isChange[row] |= values[row] != values[row - 1];
        }
    }

    @Override
    public long code(int row) {
        return Double.doubleToLongBits(values[row] + 0.0);
    }

    @Override
    public long hash(int row) {
        return Codes.mixed(code(row));
    }

    @Override
    public int compare(int row, Values other, int otherRow) {
        return Double.compare(values[row] + 0.0, ((Doubles) other).values[otherRow] + 0.0);
    }

    @Override
    public String label(int row) {
        return Labels.of(values[row]);
    }
}
