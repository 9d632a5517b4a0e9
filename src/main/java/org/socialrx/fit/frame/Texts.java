package org.socialrx.fit.frame;

import java.util.List;

/**
 * Texts as codes of a dictionary that belongs to the block, so that no dictionary grows with the table.
 *
 * @param codes position in the dictionary, one a row, -1 where there is no value
 * @param words the dictionary
 */
record Texts(int[] codes, List<String> words) implements Values {
    Texts {
        words = List.copyOf(words);
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public double[] doubles() {
        throw new IllegalStateException("Text was asked for numbers");
    }

    @Override
    public Input.Reader numbers() {
        throw new IllegalStateException("Text was asked for numbers");
    }

    @Override
    public Input.Reader indicators(String level) {
        var wanted = words.indexOf(level);
        return row -> {
            var code = codes[row];
            if (code < 0) {
                return Double.NaN;
            }
            return code == wanted ? 1 : 0;
        };
    }

    @Override
    public boolean isSame(int one, int other) {
        return codes[one] == codes[other];
    }

    @Override
    public void markChanges(boolean[] isChange) {
        for (var row = 1; row < isChange.length; row++) {
            isChange[row] |= codes[row] != codes[row - 1];
        }
    }

    @Override
    public long code(int row) {
        return codes[row];
    }

    @Override
    public long hash(int row) {
        return Codes.mixed(codes[row] < 0 ? -1 : words.get(codes[row]).hashCode());
    }

    @Override
    public int compare(int row, Values other, int otherRow) {
        var theirs = (Texts) other;
        if (codes[row] < 0 || theirs.codes[otherRow] < 0) {
            return Boolean.compare(codes[row] >= 0, theirs.codes[otherRow] >= 0);
        }
        return words.get(codes[row]).compareTo(theirs.words.get(theirs.codes[otherRow]));
    }

    @Override
    public String label(int row) {
        return words.get(codes[row]);
    }
}
