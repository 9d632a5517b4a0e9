package org.socialrx.release;

/** One count of people, wherever and however often it stands in the tables. */
final class Cell {
    private static final long NOT_HELD = -1;

    private final String name;
    private final long exact;
    private Fate fate;
    private long held = NOT_HELD;

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
        COMPLEMENT,
        /** Suppressed because the release before suppressed it. */
        KEPT,
        /** What the release before showed: known, and not to be taken back. */
        GIVEN
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
        return fate == Fate.SMALL || fate == Fate.COMPLEMENT || fate == Fate.KEPT;
    }

    /** Shows what the release before showed, because the count has hardly changed since. */
    void hold(long shown) {
        held = shown;
    }

    /** The number that stands for the count where it is shown. */
    long shown(Profile profile) {
        return held == NOT_HELD ? profile.rounding().of(exact) : held;
    }

    /** What everybody knows of it before any arithmetic. */
    Interval known(Profile profile) {
        return switch (fate) {
            case UNPUBLISHED, SUMMED -> Interval.ANY;
            case SMALL, COMPLEMENT, KEPT -> Interval.POSITIVE;
            case GIVEN -> profile.behind(exact);
            case SHOWN -> held == NOT_HELD ? profile.behind(shown(profile)) : profile.behindHeld(held);
        };
    }
}
