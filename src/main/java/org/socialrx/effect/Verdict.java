package org.socialrx.effect;

import java.util.Locale;

/** What a check says, and the rules by which it says so. */
public enum Verdict {
    /** The data agree with what the design assumes. */
    PASS,
    /** The data speak against it: say so beside the estimate. */
    WARN,
    /** The estimate is not to be relied on. */
    FAIL,
    /** A number to know; it says neither. */
    NOTE;

    private static final double ALPHA = 0.05;
    private static final double FEW_DF = 10;
    private static final double TOO_FEW_DF = 4;
    private static final double UNEQUAL_LEAVING = 0.05;
    private static final double LARGE_SYSTEMATIC_ERROR = 0.25;
    private static final double MANY_REFERRED_LATER = 0.25;

    /** A test of an assumption: warns below 5 %, notes when there was no test. */
    public static Verdict ofTest(double pValue) {
        if (Double.isNaN(pValue)) {
            return NOTE;
        }
        return pValue < ALPHA ? WARN : PASS;
    }

    /** Degrees of freedom of the main estimate: below 4 the correction for few practices no longer works. */
    public static Verdict ofDegreesOfFreedom(double df) {
        if (!(df >= TOO_FEW_DF)) {
            return FAIL;
        }
        return df < FEW_DF ? WARN : PASS;
    }

    /**
     * Share of the referred who died or left, less that of the controls: warns above 5 percentage points either way.
     */
    public static Verdict ofLeavingGap(double gap) {
        return Math.abs(gap) > UNEQUAL_LEAVING ? WARN : PASS;
    }

    /** Share of the controls who were referred later: warns above a quarter. */
    public static Verdict ofReferredLater(double share) {
        return share > MANY_REFERRED_LATER ? WARN : PASS;
    }

    /** Expected size of the systematic error on the log scale: warns from a quarter on. */
    static Verdict ofSystematicError(double size) {
        return size < LARGE_SYSTEMATIC_ERROR ? PASS : WARN;
    }

    /** As it stands in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
