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

    /**
     * All candidates instead of the matched ones, weighted by their propensity score.
     *
     * @param target whom the weighted arms stand for
     */
    record Weighted(Target target) implements FurtherDesign {}

    /** Whom weighted arms stand for; see Li, Morgan and Zaslavsky, JASA 2018;113:390, table 1. */
    enum Target {
        /** Those whose referral was least certain either way: 1 - p for the referred, p for the others. */
        OVERLAP("overlap"),
        /** The referred: 1 for them, p/(1 - p) for the others. */
        ATT("att");

        private final String word;

        Target(String word) {
            this.word = word;
        }

        /** The word of a study for it. */
        public String word() {
            return word;
        }

        /** Name of the series, distinct from those of matched designs. */
        public String design() {
            return word + "-weighted";
        }
    }

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
