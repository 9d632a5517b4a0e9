package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingSpeedTest {
    @Test
    void a_stratum_of_very_many_tied_scores_takes_no_more_time_than_one_without_ties() {
        var random = new Random(3);
        var people = new Candidates();
        for (int i = 0; i < 200_000; i++) {
            // A hundred different scores only: a search that walks through ties would take a billion steps.
            double score = random.nextInt(100) / 100.0;
            if (i % 4 == 0) {
                people.addTreated(i, score);
            } else {
                people.addControl(i, score);
            }
        }
        Instant start = Instant.now();

        var pairs = NearestNeighbour.pairs(0.005).match(people);

        assertThat(pairs.size()).isEqualTo(50_000);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
}
