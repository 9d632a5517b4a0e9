package org.socialrx.stats.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNeighbourTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void the_caliper_is_inclusive() {
        var people = new Candidates();
        people.addTreated(1, 0.5);
        people.addControl(2, 0.25);

        assertThat(NearestNeighbour.pairs(0.25).match(people).size()).isEqualTo(1);
        assertThat(NearestNeighbour.pairs(0.2499999).match(people).size()).isZero();
    }

    @Test
    void equally_near_controls_on_both_sides_are_taken_lowest_id_first() {
        var people = new Candidates();
        people.addTreated("10", 0.3, 0);
        people.addControl("9", 0.2, 0);
        people.addControl("11", 0.4, 0);
        people.addControl("8a", 0.2, 0);

        var pairs = new NearestNeighbour(NONE, NONE, 3, Replacement.WITHOUT).match(people);

        assertThat(List.of(pairs.control(0), pairs.control(1), pairs.control(2)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void everyone_has_a_first_control_before_anyone_has_a_second() {
        var people = new Candidates();
        people.addTreated(1, 0.9);
        people.addTreated(2, 0.8);
        people.addControl(3, 0.85);
        people.addControl(4, 0.9);
        people.addControl(5, 0.1);

        var pairs = new NearestNeighbour(0.75, NONE, 2, Replacement.WITHOUT).match(people);

        assertThat(text(pairs)).containsExactly("0-3 round 0", "1-2 round 0", "1-4 round 1");
        // Two controls share the set of person 2, so each weighs a half.
        assertThat(pairs.weights(people.size())).containsExactly(1, 1, 0.5, 1, 0.5);
    }

    @Test
    void with_replacement_a_control_serves_two_people_but_neither_of_them_twice() {
        var people = new Candidates();
        people.addTreated(1, 0.9);
        people.addTreated(2, 0.8);
        people.addControl(3, 0.85);

        var pairs = new NearestNeighbour(NONE, NONE, 2, Replacement.WITH).match(people);

        assertThat(text(pairs)).containsExactly("0-2 round 0", "1-2 round 0");
        assertThat(pairs.weights(3)).containsExactly(1, 1, 2);
    }

    @Test
    void a_nearer_control_outside_the_second_caliper_is_passed_over() {
        var people = new Candidates();
        people.addTreated(1, 0.5, 40);
        people.addControl(2, 0.5, 46);
        people.addControl(3, 0.6, 45);

        var pairs = new NearestNeighbour(0.2, 5, 1, Replacement.WITHOUT).match(people);

        assertThat(text(pairs)).containsExactly("0-2 round 0");
    }

    @Test
    void nobody_is_matched_with_themselves_nor_twice_with_one_person() {
        var people = new Candidates();
        people.addTreated("ann", "ann on day 9", 0.5, 0);
        people.addControl("ann", "ann on day 2", 0.5, 0);
        people.addControl("bob", "bob on day 4", 0.6, 0);
        people.addControl("bob", "bob on day 2", 0.6, 0);
        people.addControl("cem", "cem on day 2", 0.9, 0);

        var pairs = new NearestNeighbour(NONE, NONE, 2, Replacement.WITHOUT).match(people);

        assertThat(text(pairs)).containsExactly("0-3 round 0", "0-4 round 1");
    }

    @Test
    void a_stratum_without_controls_has_no_pairs() {
        var people = new Candidates();
        people.addTreated(1, 0.5);

        assertThat(NearestNeighbour.pairs(1).match(people).size()).isZero();
    }

    @Test
    void an_id_that_stands_twice_is_refused() {
        var people = new Candidates();
        people.addTreated(1, 0.5);
        people.addControl(1, 0.5);

        assertThatThrownBy(() -> NearestNeighbour.pairs(1).match(people)).hasMessageContaining("twice");
    }

    @Test
    void a_measure_that_is_not_a_number_is_refused() {
        assertThatThrownBy(() -> new Candidates().addTreated(1, Double.NaN))
                .hasMessageContaining("not a finite number");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_fast_search_finds_what_a_search_of_all_controls_finds(int seed) {
        var random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // A coarse grid makes many ties, both of values and of distances.
            people.add(new Person(i, random.nextInt(3) == 0, random.nextInt(12) / 8.0, 20 + random.nextInt(30)));
        }
        Collections.shuffle(people, random);
        var replacement = seed % 2 == 0 ? Replacement.WITH : Replacement.WITHOUT;
        var rules = new NearestNeighbour(0.25 * (seed % 4), seed % 3 == 0 ? NONE : 6, 1 + seed % 3, replacement);

        var pairs = rules.match(candidates(people));

        List<String> found = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++) {
            found.add(people.get(pairs.treated(p)).id() + "-"
                    + people.get(pairs.control(p)).id());
        }
        assertThat(found).isNotEmpty().containsExactlyElementsOf(naive(people, rules));
    }

    private static Candidates candidates(List<Person> people) {
        var candidates = new Candidates();
        for (Person person : people) {
            if (person.isTreated()) {
                candidates.addTreated(person.id(), person.measure(), person.age());
            } else {
                candidates.addControl(person.id(), person.measure(), person.age());
            }
        }
        return candidates;
    }

    private static List<String> naive(List<Person> people, NearestNeighbour rules) {
        List<String> pairs = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        Map<Integer, Set<Integer>> own = new HashMap<>();
        List<Person> treated = people.stream()
                .filter(Person::isTreated)
                .sorted(Comparator.comparingDouble((Person p) -> -p.measure()).thenComparingInt(Person::id))
                .toList();
        for (int round = 0; round < rules.ratio(); round++) {
            for (Person t : treated) {
                var mine = own.computeIfAbsent(t.id(), absent -> new HashSet<>());
                people.stream()
                        .filter(c -> !c.isTreated() && !mine.contains(c.id()) && !used.contains(c.id()))
                        .filter(c -> Math.abs(c.measure() - t.measure()) <= rules.caliper())
                        .filter(c -> Math.abs(c.age() - t.age()) <= rules.secondCaliper())
                        .min(Comparator.comparingDouble((Person c) -> Math.abs(c.measure() - t.measure()))
                                .thenComparingInt(Person::id))
                        .ifPresent(c -> {
                            pairs.add(t.id() + "-" + c.id());
                            mine.add(c.id());
                            if (rules.replacement() == Replacement.WITHOUT) {
                                used.add(c.id());
                            }
                        });
            }
        }
        return pairs;
    }

    private static List<String> text(MatchedPairs pairs) {
        List<String> text = new ArrayList<>();
        for (int p = 0; p < pairs.size(); p++) {
            text.add("%d-%d round %d".formatted(pairs.treated(p), pairs.control(p), pairs.round(p)));
        }
        return text;
    }

    private record Person(int id, boolean isTreated, double measure, double age) {}
}
