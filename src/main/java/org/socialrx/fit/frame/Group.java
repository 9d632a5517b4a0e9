package org.socialrx.fit.frame;

/** All complete rows of one unit, cluster or stratum; valid until the next group is read. */
public interface Group {
    /** The values that make the group, as text, joined by a unit separator where there are several columns. */
    String key();

    /** How many complete rows; at least one. */
    int rows();

    /** The numbers of a row, in the order of the selection's inputs; an array of its own. */
    double[] row(int at);

    /** One number of a row, {@code input} in the order of the selection's inputs. */
    double number(int at, int input);

    /** Whether all rows have the same text, {@code label} in the order of the selection's labels. */
    boolean isConstant(int label);

    /** The text of a row, {@code label} in the order of the selection's labels. */
    String label(int at, int label);
}
