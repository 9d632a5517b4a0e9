package org.socialrx.release;

import java.util.Set;
import org.socialrx.schema.result.Diagnostic;

/**
 * Values of checks that are counts or shares of a count, which would give the exact count away.
 *
 * <p>A share is released as the share that a rounded count would have of the released number of people, which an exact
 * denominator would name; a number of practices like any other count.
 */
final class DiagnosticValues {
    private static final Set<String> SHARES =
            Set.of("leaving", "referred-later", "no-earlier-contact", "unmatched-share", "roll-out-uptake");
    private static final Set<String> COUNTS = Set.of("practices");

    private DiagnosticValues() {}

    /** Replaces the value of one check where it tells a count. */
    static void round(Line line, ReleasedLine released, Profile profile) {
        var exact = line.value(Diagnostic.VALUE.name());
        var candidates = line.value(Diagnostic.CANDIDATE_COUNT.name());
        if (!(exact instanceof Number value) || !(candidates instanceof Number people)) {
            return;
        }
        var name = line.text(Diagnostic.DIAGNOSTIC);
        if (SHARES.contains(name)) {
            var shown = released.value(Diagnostic.CANDIDATE_COUNT);
            double denominator = shown instanceof Number number ? number.doubleValue() : 0;
            replace(released, profile, value.doubleValue() * people.doubleValue(), denominator);
        } else if (COUNTS.contains(name)) {
            replace(released, profile, value.doubleValue(), 1);
        }
    }

    /** A difference of shares may be negative: its size is a count too. */
    private static void replace(ReleasedLine released, Profile profile, double signed, double denominator) {
        long count = Math.round(Math.abs(signed));
        if (profile.isRedacted(count) || denominator <= 0) {
            released.suppress(Diagnostic.VALUE);
        } else {
            released.replace(
                    Diagnostic.VALUE, Math.copySign((double) profile.rounding().of(count), signed) / denominator);
        }
    }
}
