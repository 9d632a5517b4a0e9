package org.socialrx.study;

import java.util.Collection;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that somebody probably meant. */
final class Nearest {
    private static final int NEAR = 4;

    private Nearest() {}

    /** The end of a message about a word that is not known: the nearest known one, or all of them. */
    static String hint(String word, Collection<String> known) {
        var distance = LevenshteinDistance.getDefaultInstance();
        String best = "";
        var least = NEAR;
        for (var candidate : new TreeSet<>(known)) {
            var here = distance.apply(word, candidate);
            if (here < least) {
                least = here;
                best = candidate;
            }
        }
        return best.isEmpty()
                ? "; known here: " + String.join(", ", new TreeSet<>(known))
                : "; did you mean %s?".formatted(best);
    }
}
