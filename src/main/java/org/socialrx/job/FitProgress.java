package org.socialrx.job;

import java.time.Duration;
import java.time.Instant;

/** Says how many models have ended, at most once a second. */
final class FitProgress {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Console console;
    private Instant last = Instant.now();

    FitProgress(Console console) {
        this.console = console;
    }

    void ended(int models, int of) {
        var now = Instant.now();
        if (Duration.between(last, now).compareTo(BETWEEN) > 0 && models < of) {
            console.say("%,d of %,d models have ended".formatted(models, of));
            last = now;
        }
    }
}
