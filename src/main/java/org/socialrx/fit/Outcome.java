package org.socialrx.fit;

import java.util.Optional;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;

/**
 * How one model ended.
 *
 * @param request what was asked
 * @param answer what came of it; empty when it failed
 * @param reason why it failed, one line without a value of a row; empty when it did not
 * @param fault set when the reason is a fault of the program
 */
public record Outcome(Request request, Optional<Answer> answer, String reason, Optional<RuntimeException> fault) {
    static Outcome answered(Request request, Answer answer) {
        return new Outcome(request, Optional.of(answer), "", Optional.empty());
    }

    static Outcome failed(Request request, String reason) {
        return new Outcome(request, Optional.empty(), reason, Optional.empty());
    }

    static Outcome broken(Request request, RuntimeException fault) {
        return new Outcome(
                request,
                Optional.empty(),
                "met a fault of the program: " + fault.getClass().getSimpleName(),
                Optional.of(fault));
    }
}
