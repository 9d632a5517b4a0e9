package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socialrx.simulate.design.ReferralWorld.Course;
import org.socialrx.simulate.design.ReferralWorld.Population;
import org.socialrx.simulate.world.Draws;
import org.socialrx.stats.EstimationException;

/** Grids of worlds in which people are referred. */
final class ReferralGrid {
    private ReferralGrid() {}

    /**
     * One world with some designs.
     *
     * @param name parameters in words
     * @param world the world
     * @param designs designs that are tried
     */
    record ReferralCell(String name, ReferralWorld world, List<ReferralDesign> designs) implements Cell {
        ReferralCell {
            designs = List.copyOf(designs);
        }

        @Override
        public List<Answer> replicate(Draws draws) {
            var people = world.draw(draws);
            List<Answer> answers = new ArrayList<>();
            designs.forEach(design -> answer(design, people).ifPresent(answers::add));
            return answers;
        }

        /** Empty when the design cannot answer, as when nobody finds a match. */
        private Optional<Answer> answer(ReferralDesign design, List<Person> people) {
            try {
                return Optional.of(Answer.of(
                        design.words(), design.estimate(people), world.course().effect()));
            } catch (EstimationException e) {
                return Optional.empty();
            }
        }
    }

    /** S1: a spike before referral and a lasting level gap, with and without, under every design; no effect. */
    static Grid crisisAndLevel() {
        List<Cell> cells = new ArrayList<>();
        for (double spike : new double[] {0, 0.4}) {
            for (double gap : new double[] {0, 0.5}) {
                cells.add(new ReferralCell(
                        "spike %.1f, gap %.1f".formatted(spike, gap),
                        ReferralWorld.published(spike, gap),
                        List.of(ReferralDesign.values())));
            }
        }
        return new Grid(
                "s1",
                "Whom to match on what, when a crisis precedes referral and levels differ",
                "4,000 people in 40 practices, eight periods, referred after the fourth; no effect. Must fail: every"
                        + " design whose baseline holds the spike, and every match on past counts when levels differ.",
                cells);
    }

    /** The right design under one change at a time of a world with a spike, a gap and an effect. */
    static Grid variations() {
        var people = new Population(4000, 40, 4, 1, 0.5, 0);
        var course = new Course(0.4, 0.5, -0.1, 0, false);
        var base = new ReferralWorld(people, course);
        List<Cell> cells = new ArrayList<>();
        add(cells, "as it is", base);
        add(cells, "no effect", base.with(course.withEffect(0)));
        add(cells, "effect -.2", base.with(course.withEffect(-0.2)));
        add(cells, "2,000 people", base.with(people.withSize(2000, 40)));
        add(cells, "20,000 people", base.with(people.withSize(20_000, 40)));
        add(cells, "10 practices", base.with(people.withSize(4000, 10)));
        add(cells, "400 practices", base.with(people.withSize(20_000, 400)));
        add(cells, "frailty shape .3", base.with(people.withPerson(0.3, 0.5)));
        add(cells, "frailty shape 3", base.with(people.withPerson(3, 0.5)));
        add(cells, "correlation 0", base.with(people.withPerson(1, 0)));
        add(cells, "correlation .8", base.with(people.withPerson(1, 0.8)));
        add(cells, "leaving 10 % a period, frail first", base.with(course.withLeaving(0.1)));
        add(cells, "x not recorded for 30 %, by practice", base.with(people.withMissing(0.3)));
        add(cells, "trend additive, no effect", base.with(course.withEffect(0).withAdditiveTrend()));
        add(
                cells,
                "trend additive, no effect, no level gap",
                base.with(course.withEffect(0).withGap(0).withAdditiveTrend()));
        return new Grid(
                "variations",
                "The study's design, one change of the world at a time",
                "Matched on x, the last period before referral left out; spike .4, level gap .5, effect -.1 on the log"
                        + " scale unless the line says otherwise. Must fail: an additive trend where levels differ, since a"
                        + " ratio then changes without referral.",
                cells);
    }

    private static void add(List<Cell> cells, String name, ReferralWorld world) {
        cells.add(new ReferralCell(name, world, List.of(ReferralDesign.COVARIATE_WITHOUT_LAST)));
    }
}
