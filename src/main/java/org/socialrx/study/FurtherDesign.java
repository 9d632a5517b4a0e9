package org.socialrx.study;

/** A design that answers beside the main estimate, by practices' roll-out or by other comparisons of the candidates. */
public sealed interface FurtherDesign {
    /** Practices that began to refer against those that had not: extended two-way Poisson. */
    record RollOutEtwfe() implements FurtherDesign {}

    /**
     * Practices that began to refer against others: group-time effects.
     *
     * @param controls which practices are compared with
     */
    record RollOutGroupTime(Controls controls) implements FurtherDesign {}

    /**
     * Practices that began to refer against those that begin after the window or never: stacked sub-experiments.
     *
     * @param before periods before the beginning, at least 1
     * @param after periods after the first one since the beginning, at least 0
     */
    record RollOutStacked(int before, int after) implements FurtherDesign {}

    /** Which practices a beginning one is compared with. */
    enum Controls {
        /** Those that have not begun yet. */
        NOT_YET_TREATED,
        /** Those that never begin; the last to begin when all do. */
        NEVER_TREATED
    }

    /** Whether it asks about everybody registered with a practice instead of the referred. */
    default boolean isRollOut() {
        return this instanceof RollOutEtwfe || this instanceof RollOutGroupTime || this instanceof RollOutStacked;
    }
}
