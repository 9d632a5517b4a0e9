package org.socialrx.report;

import java.util.Optional;
import java.util.OptionalDouble;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;

/**
 * One estimate with its interval.
 *
 * @param isRatio whether it is a ratio of rates; else a difference per patient-year
 * @param value the estimate
 * @param low lower 95 % limit
 * @param high upper 95 % limit
 * @param error standard error
 */
record Effect(boolean isRatio, double value, double low, double high, OptionalDouble error) {

    /** The effect of a released row; empty when it was suppressed or failed. */
    static Optional<Effect> of(Entry entry) {
        var value = entry.number(Estimate.ESTIMATE);
        var low = entry.number(Estimate.CI_LOW);
        var high = entry.number(Estimate.CI_HIGH);
        if (value.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Effect(
                entry.has(Estimate.SCALE, "ratio"),
                value.getAsDouble(),
                low.getAsDouble(),
                high.getAsDouble(),
                entry.number(Estimate.STD_ERROR)));
    }

    /** The value that means no change. */
    double none() {
        return isRatio ? 1 : 0;
    }

    boolean holdsNoChange() {
        return low <= none() && none() <= high;
    }

    boolean isFewer() {
        return value < none();
    }

    String text(double number) {
        return isRatio ? Numerals.ratio(number, error) : Numerals.difference(number, error);
    }

    /** The estimate and its interval, as in 0.87 (0.78 to 0.97). */
    String withInterval() {
        return "%s (%s to %s)".formatted(text(value), text(low), text(high));
    }
}
