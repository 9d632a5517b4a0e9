package org.socialrx.release;

/** One count of people, wherever and however often it stands in the tables. */
final class Cell {
    private final String name;
    private final long exact;
    private Fate fate;

    /** What becomes of a count. */
    enum Fate {
        /** In no table: it could only be worked out. */
        UNPUBLISHED,
        /** Shown as the sum of its released parts. */
        SUMMED,
        /** Shown, rounded. */
        SHOWN,
        /** Suppressed because it is small. */
        SMALL,
        /** Suppressed because a small one could be worked out from it. */
        COMPLEMENT
    }

    Cell(String name, long exact, Fate fate) {
        this.name = name;
        this.exact = exact;
        this.fate = fate;
    }

    /** A name that orders cells of equal size, the same in every run. */
    String name() {
        return name;
    }

    long exact() {
        return exact;
    }

    Fate fate() {
        return fate;
    }

    void become(Fate newFate) {
        fate = newFate;
    }

    boolean isSuppressed() {
        return fate == Fate.SMALL || fate == Fate.COMPLEMENT;
    }

    /** What everybody knows of it before any arithmetic. */
    Interval known(Profile profile) {
        return switch (fate) {
            case UNPUBLISHED, SUMMED -> Interval.ANY;
            case SMALL, COMPLEMENT -> Interval.POSITIVE;
            case SHOWN -> profile.behind(profile.rounding().of(exact));
        };
    }
}
