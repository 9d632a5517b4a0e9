package org.socialrx.fit;

import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.request.Declaration;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.result.Answer;

/** One way to estimate: declares its keys and answers a request with the rows of a frame. */
public interface Estimator extends Declaration {
    /** Whether it reads rows at all. */
    default boolean needsRows() {
        return true;
    }

    /**
     * Fits one model. Runs in a thread of its own beside other models on the same frame.
     *
     * @throws org.socialrx.stats.EstimationException when these rows do not support the estimate
     */
    Answer fit(Request request, Frame frame);
}
