package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximalMatchingTest {
    @Test
    void greedy_loses_a_pair_that_a_maximal_matching_keeps() {
        // Served first, 0.5 takes the nearer control 0.4 and leaves 0.3 with nobody inside 0.15; 0.5-0.6 and 0.3-0.4
        // fit.
        var people = new Candidates();
        people.addTreated(1, 0.5);
        people.addTreated(2, 0.3);
        people.addControl(3, 0.4);
        people.addControl(4, 0.625);

        assertThat(NearestNeighbour.pairs(0.15).match(people).size()).isEqualTo(1);
        assertThat(MaximalMatching.pairs(people, 0.15)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_augmenting_path_finds_more_pairs(int seed) {
        var random = new Random(seed);
        double[] treated = random.doubles(14).toArray();
        double[] controls = random.doubles(14).toArray();
        var people = new Candidates();
        for (int i = 0; i < 14; i++) {
            people.addTreated(i, treated[i]);
            people.addControl(100 + i, controls[i]);
        }

        assertThat(MaximalMatching.pairs(people, 0.04)).isEqualTo(byAugmentingPaths(treated, controls, 0.04));
    }

    private static int byAugmentingPaths(double[] treated, double[] controls, double caliper) {
        int[] partner = new int[controls.length];
        Arrays.fill(partner, -1);
        int pairs = 0;
        for (int t = 0; t < treated.length; t++) {
            pairs += isPlaced(t, treated, controls, caliper, partner, new boolean[controls.length]) ? 1 : 0;
        }
        return pairs;
    }

    private static boolean isPlaced(
            int t, double[] treated, double[] controls, double caliper, int[] partner, boolean[] isSeen) {
        for (int c = 0; c < controls.length; c++) {
            if (!isSeen[c] && Math.abs(treated[t] - controls[c]) <= caliper) {
                isSeen[c] = true;
                if (partner[c] < 0 || isPlaced(partner[c], treated, controls, caliper, partner, isSeen)) {
                    partner[c] = t;
                    return true;
                }
            }
        }
        return false;
    }
}
