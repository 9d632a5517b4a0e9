package org.socialrx.study;

import java.util.Collection;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what the user may have meant by a name that is not known. */
public final class Nearest {
    private static final int NEAR = 4;
    private static final int SHOWN = 40;

    private Nearest() {}

    /** Ends a message about an unknown name: the nearest known one, or all that are known. */
    public static String hint(String name, Collection<String> known) {
        var distance = LevenshteinDistance.getDefaultInstance();
        var sorted = new TreeSet<>(known);
        String best = "";
        var least = NEAR;
        for (var candidate : sorted) {
            var here = distance.apply(name, candidate);
            if (here < least) {
                least = here;
                best = candidate;
            }
        }
        if (!best.isEmpty()) {
            return "; did you mean %s?".formatted(best);
        }
        var shown = sorted.stream().limit(SHOWN).toList();
        return "; known here: " + String.join(", ", shown) + (shown.size() < sorted.size() ? ", ..." : "");
    }
}
