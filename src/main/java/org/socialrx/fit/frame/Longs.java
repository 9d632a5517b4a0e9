package org.socialrx.fit.frame;

/**
 * Whole numbers, kept whole so that long ids stay apart.
 *
 * @param packed one a row, {@link #MISSING} where there is none
 */
record Longs(Packed packed) implements Values {
    /** Stands where there is no value. */
    static final long MISSING = Long.MIN_VALUE;

    @Override
    public boolean isMissing(int row) {
        return packed.at(row) == MISSING;
    }

    @Override
    public double[] doubles() {
        return packed.doubles();
    }

    @Override
    public Input.Reader numbers() {
        return row -> {
            var value = packed.at(row);
            return value == MISSING ? Double.NaN : value;
        };
    }

    @Override
    public Input.Reader indicators(String level) {
        var wanted = Labels.number(level);
        return row -> {
            var value = packed.at(row);
            if (value == MISSING) {
                return Double.NaN;
            }
            return value == wanted ? 1 : 0;
        };
    }

    @Override
    public boolean isSame(int one, int other) {
        return packed.at(one) == packed.at(other);
    }

    @Override
    public void markChanges(boolean[] isChange) {
        packed.markChanges(isChange);
    }

    @Override
    public long code(int row) {
        return packed.at(row);
    }

    @Override
    public long hash(int row) {
        return Codes.mixed(packed.at(row));
    }

    @Override
    public int compare(int row, Values other, int otherRow) {
        return Long.compare(packed.at(row), ((Longs) other).packed.at(otherRow));
    }

    @Override
    public String label(int row) {
        return Long.toString(packed.at(row));
    }
}
