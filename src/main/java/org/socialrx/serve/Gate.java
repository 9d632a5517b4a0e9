package org.socialrx.serve;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of the one server of this process go by. Spark makes the gates itself, from their class names, so they
 * find it here; before a server has started and after it has closed they refuse everything.
 *
 * @param token what a client must show
 * @param root what a client may read
 */
record Gate(AccessToken token, ReleaseRoot root) {
    private static final AtomicReference<@Nullable Gate> OPEN = new AtomicReference<>();

    static void open(Gate gate) {
        if (!OPEN.compareAndSet(null, gate)) {
            throw new IllegalStateException("A release server already runs in this process");
        }
    }

    static void close() {
        OPEN.set(null);
    }

    static Gate current() {
        var gate = OPEN.get();
        if (gate == null) {
            throw new Refusal("server", "not open");
        }
        return gate;
    }
}
