package org.socialrx.fit.frame;

import java.io.Serializable;

/** The values of one column in a block of rows. */
public sealed interface Values extends Serializable permits Doubles, Longs, Texts {
    /** Whether the row has no value. */
    boolean isMissing(int row);

    /** The values as numbers, not a number where there is none. */
    Input.Reader numbers();

    /** All values as numbers, not a number where there is none; not to be changed, as it may be the column itself. */
    double[] doubles();

    /** 1 where the value is this level, 0 where it is another, not a number where there is none. */
    Input.Reader indicators(String level);

    /** Whether two rows have the same value. */
    boolean isSame(int one, int other);

    /** Marks the rows whose value is another than that of the row before. */
    void markChanges(boolean[] isChange);

    /** A number that tells the values of this block apart. */
    long code(int row);

    /** A number that is the same wherever the value lies. */
    long hash(int row);

    /** Order of a value and one of another block's same column; a missing one goes first. */
    int compare(int row, Values other, int otherRow);

    /** The value as text, as terms and keys show it. */
    String label(int row);
}
