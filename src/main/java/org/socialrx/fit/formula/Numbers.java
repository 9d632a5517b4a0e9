package org.socialrx.fit.formula;

/** Numbers as results show them. */
final class Numbers {
    private Numbers() {}

    /** The number, or not available where it is infinite. */
    static double finite(double number) {
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
