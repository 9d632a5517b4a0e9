package org.socialrx.simulate.world;

/** Sex as the supplier numbers it. */
public enum Sex {
    /** Supplier's 1. */
    MALE(1),
    /** Supplier's 2. */
    FEMALE(2),
    /** Supplier's 3, in very few records. */
    INDETERMINATE(3);

    private final int number;

    Sex(int number) {
        this.number = number;
    }

    /** The supplier's number. */
    public int number() {
        return number;
    }
}
