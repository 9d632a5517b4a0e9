package org.socialrx.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static final int PATIENTS = 20_000;
    private static final World NULL = World.defaults();
    private static final World HALVED = World.defaults().withEffect(0.5);

    private static final Practices PRACTICES = Practices.draw(NULL, 3, PATIENTS);

    private static List<Life> lives(World world) {
        return LongStream.range(0, PATIENTS)
                .mapToObj(number -> Life.draw(world, PRACTICES, 3, number))
                .toList();
    }

    @Test
    void the_effect_changes_neither_people_nor_referrals() {
        var plain = lives(NULL);
        var halved = lives(HALVED);

        assertThat(halved.stream().map(Life::index))
                .isEqualTo(plain.stream().map(Life::index).toList());
        assertThat(halved.stream().map(Life::end))
                .isEqualTo(plain.stream().map(Life::end).toList());
    }

    @Test
    void contact_days_after_referral_are_fewer_by_the_planted_ratio_and_those_before_are_not() {
        // About 1,500 referred with some 12,000 contact days after referral: standard error of the ratio about .012.
        double[] plain = contactDays(NULL);
        double[] halved = contactDays(HALVED);

        assertThat(halved[0]).isEqualTo(plain[0]);
        assertThat(halved[1] / plain[1]).isCloseTo(0.5, within(0.04));
    }

    private static double[] contactDays(World world) {
        double[] days = new double[2];
        for (var life : lives(world)) {
            if (life.index().isPresent()) {
                for (int day : ContactDays.draw(world, life, 3).days()) {
                    days[day > life.index().getAsInt() ? 1 : 0]++;
                }
            }
        }
        return days;
    }

    @Test
    void contact_days_are_distinct_ascending_and_within_registration() {
        for (var life : lives(NULL).subList(0, 2000)) {
            int[] days = ContactDays.draw(NULL, life, 3).days();

            assertThat(days).isSorted().doesNotHaveDuplicates();
            assertThat(Arrays.stream(days)).allMatch(day -> day >= life.firstRecord() && day <= life.end());
        }
    }

    @Test
    void expected_contacts_have_the_planted_ratio_and_the_difference_that_follows_from_it() {
        var expected = ExpectedContacts.NONE;
        for (var life : lives(HALVED)) {
            expected = expected.plus(ExpectedContacts.of(HALVED, life));
        }

        assertThat(expected.patients()).isGreaterThan(300);
        assertThat(expected.ratio()).isCloseTo(0.5, within(0.005));
        assertThat(expected.differencePerYear())
                .isCloseTo(-0.5 * expected.unreferred() / (expected.days() / 365.25), within(0.05));
    }

    @Test
    void nobody_is_referred_before_the_practice_starts_or_in_childhood_or_after_leaving() {
        assertThat(lives(NULL))
                .filteredOn(life -> !life.offers().isEmpty())
                .hasSizeGreaterThan(500)
                .allSatisfy(life -> {
                    int first = life.offers().get(0).day();
                    assertThat(first)
                            .isGreaterThanOrEqualTo(life.person().practice().start());
                    assertThat(life.ageOn(first)).isGreaterThanOrEqualTo(18);
                    assertThat(first).isBetween(life.person().start(), life.end());
                });
    }

    @Test
    void referral_follows_crises_that_come_to_others_too() {
        var lives = lives(NULL);
        // A crisis triples the rate; within the two quarters before referral about four in ten are in one.
        assertThat(lives.stream()
                        .filter(life -> life.index().isPresent() && life.index().getAsInt() > 200)
                        .mapToDouble(life -> rise(life, life.index().getAsInt() - 60))
                        .average()
                        .orElse(0))
                .isBetween(1.5, 2.3);
        // Of all others one in forty is in one on any day.
        assertThat(lives.stream()
                        .filter(life -> life.index().isEmpty() && life.end() > 1000)
                        .mapToDouble(life -> rise(life, 900))
                        .average()
                        .orElse(0))
                .isBetween(1.02, 1.15);
    }

    /** Factor that crises put on the rate of a day: the rate against that of a world in which they change nothing. */
    private static double rise(Life life, int day) {
        var calm = new World(
                NULL.window(),
                NULL.population(),
                NULL.places(),
                NULL.contacts(),
                new World.Crises(
                        NULL.crises().onset(),
                        NULL.crises().lowMoodFactor(),
                        0,
                        NULL.crises().fading()),
                NULL.offers(),
                NULL.leaving(),
                NULL.recording(),
                1);
        var other = Life.draw(calm, PRACTICES, 3, life.person().number());
        return life.rateUnreferred(day) / other.rateUnreferred(day);
    }
}
