package org.socialrx.fit.regression;

import java.util.List;
import org.socialrx.fit.result.Answer;

/** What the author of a regression should know beside its numbers. */
final class Notes {
    private Notes() {}

    /** Names columns that earlier ones determine, whose estimates are empty. */
    static void aliased(Answer answer, List<String> names) {
        if (!names.isEmpty()) {
            answer.note("singular design: earlier columns determine %s, reported without an estimate"
                    .formatted(String.join(", ", names)));
        }
    }
}
