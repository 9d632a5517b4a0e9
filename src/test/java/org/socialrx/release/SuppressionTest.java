package org.socialrx.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.socialrx.release.Cell.Fate;

class SuppressionTest {
    private int number;

    @Test
    void a_small_count_with_an_exact_total_takes_the_next_smallest_with_it() {
        var parts = cells(Profile.ONS_SRS, 4, 30, 12, 50);
        var total = cells(Profile.ONS_SRS, 96).get(0);

        new Suppression(Profile.ONS_SRS, List.of(new Sum(total, parts)), List.of()).decide();

        assertThat(parts).extracting(Cell::fate).containsExactly(Fate.SMALL, Fate.SHOWN, Fate.COMPLEMENT, Fate.SHOWN);
        assertThat(total.fate()).isEqualTo(Fate.SHOWN);
    }

    @Test
    void two_small_counts_that_together_exceed_the_threshold_need_no_third() {
        var parts = cells(Profile.ONS_SRS, 4, 8, 50);
        var total = cells(Profile.ONS_SRS, 62).get(0);

        new Suppression(Profile.ONS_SRS, List.of(new Sum(total, parts)), List.of()).decide();

        // 4 + 8 = 12 is known, so each lies between 1 and 11: it could be 10 or 11, which are not small.
        assertThat(parts).extracting(Cell::fate).containsExactly(Fate.SMALL, Fate.SMALL, Fate.SHOWN);
    }

    @Test
    void rounding_alone_protects_where_it_leaves_a_larger_count_possible() {
        // Known: total 60 (58 to 62), others 25 (23 to 27) and 30 (28 to 32): the third lies between 1 and 11.
        var parts = cells(Profile.OPENSAFELY, 4, 26, 30);
        var total = cells(Profile.OPENSAFELY, 60).get(0);

        new Suppression(Profile.OPENSAFELY, List.of(new Sum(total, parts)), List.of()).decide();

        assertThat(parts).extracting(Cell::fate).containsExactly(Fate.SMALL, Fate.SHOWN, Fate.SHOWN);
    }

    @Test
    void rounding_that_gives_a_small_count_away_is_helped_by_a_suppressed_neighbour() {
        // Known: total 60 (58 to 62), other part 60 (58 to 62): what remains is at most 4.
        var parts = cells(Profile.OPENSAFELY, 1, 60);
        var total = cells(Profile.OPENSAFELY, 61).get(0);

        new Suppression(Profile.OPENSAFELY, List.of(new Sum(total, parts)), List.of()).decide();

        assertThat(parts).extracting(Cell::fate).containsExactly(Fate.SMALL, Fate.COMPLEMENT);
    }

    @Test
    void a_count_hidden_in_a_second_table_stays_hidden_through_the_first() {
        // The same four people are level b of two lists under one total.
        var small = cells(Profile.ONS_SRS, 4).get(0);
        var total = cells(Profile.ONS_SRS, 100).get(0);
        var first = List.of(
                small,
                cells(Profile.ONS_SRS, 40).get(0),
                cells(Profile.ONS_SRS, 56).get(0));
        var second = List.of(small, cells(Profile.ONS_SRS, 96).get(0));
        var sums = List.of(new Sum(total, first), new Sum(total, second));

        new Suppression(Profile.ONS_SRS, sums, List.of()).decide();

        var attacker = new Attacker(Profile.ONS_SRS, sums);
        assertThat(attacker.bounds(small).high()).isGreaterThan(9);
        assertThat(second.get(1).fate()).isEqualTo(Fate.COMPLEMENT);
    }

    @Test
    void a_rest_that_stands_in_no_table_is_protected_too() {
        // A reference level of 3 is not printed, but 100 - 97 = 3.
        var rest = new Cell("rest", 3, Fate.UNPUBLISHED);
        var printed = cells(Profile.ONS_SRS, 40, 57);
        var total = cells(Profile.ONS_SRS, 100).get(0);
        var sum = new Sum(total, List.of(printed.get(0), printed.get(1), rest));

        new Suppression(Profile.ONS_SRS, List.of(sum), List.of()).decide();

        assertThat(printed.get(0).fate()).isEqualTo(Fate.COMPLEMENT);
        assertThat(new Attacker(Profile.ONS_SRS, List.of(sum)).exposes(rest)).isFalse();
    }

    private List<Cell> cells(Profile profile, long... exact) {
        return LongStream.of(exact)
                .mapToObj(count ->
                        new Cell("cell " + number++, count, profile.isRedacted(count) ? Fate.SMALL : Fate.SHOWN))
                .toList();
    }
}
