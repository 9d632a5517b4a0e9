package org.socialrx.fit.frame;

import java.io.Serializable;

/** The values of one column in a block of rows. */
public sealed interface Values extends Serializable permits Doubles, Longs, Texts {
    /** Whether the row has no value. */
    boolean isMissing(int row);

    /** The values as numbers, not a number where there is none. */
    Input.Reader numbers();

    /** 1 where the value is this level, 0 where it is another, not a number where there is none. */
    Input.Reader indicators(String level);

    /** The value as text, as terms and keys show it. */
    String label(int row);
}
