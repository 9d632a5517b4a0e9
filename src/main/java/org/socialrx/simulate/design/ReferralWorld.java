package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.simulate.world.Draws;

/**
 * People who are referred after four of eight periods, as in Daw and Hatfield (Health Services Research 2018;53:4138)
 * and Illenberger, Small and Shaw (Epidemiology 2020;31:815): persistent frailty, serial correlation, practices.
 *
 * <p>Contacts are Poisson with log mean log(frailty) + .03 t + .3 x + practice + AR(1) + level gap of the referred +
 * spike of the referred in the last period before referral + effect after it; log odds of referral -1.4 + .5 x. Someone
 * who leaves does so after a period, with a hazard proportional to frailty. An additive trend adds the same contacts to
 * everybody instead of .03 t to the log: then the ratio of the arms changes without referral, where levels differ.
 *
 * @param population who there is
 * @param course what happens to the referred, and in time
 */
public record ReferralWorld(Population population, Course course) {
    static final int PERIODS = 8;
    static final int BASELINE = 4;

    private static final double FLUCTUATION = 0.3;
    private static final double PRACTICE_SD = 0.2;
    private static final double TREND = 0.03;
    private static final double ADDED = 0.05;

    /**
     * Who there is.
     *
     * @param patients people
     * @param practices practices, whose sizes are gamma distributed
     * @param sizeShape shape of that distribution; the smaller, the more unequal
     * @param frailtyShape shape of the gamma frailty of mean 1
     * @param rho serial correlation of the person's own log fluctuation of sd .3
     * @param missing share of people whose x is not recorded, twice as large in one half of the practices as in the
     *     other
     */
    public record Population(
            int patients, int practices, double sizeShape, double frailtyShape, double rho, double missing) {
        Population withSize(int people, int places) {
            return new Population(people, places, sizeShape, frailtyShape, rho, missing);
        }

        Population withPerson(double shape, double correlation) {
            return new Population(patients, practices, sizeShape, shape, correlation, missing);
        }

        Population withMissing(double share) {
            return new Population(patients, practices, sizeShape, frailtyShape, rho, share);
        }
    }

    /**
     * What happens to the referred, and in time.
     *
     * @param spike log rise of the referred in the period before referral
     * @param gap lasting log level of the referred above the others
     * @param effect log rate ratio after referral
     * @param leaving hazard of leaving in a period at frailty 1
     * @param isTrendAdditive whether contacts grow by the same number for everybody instead of by the same share
     */
    public record Course(double spike, double gap, double effect, double leaving, boolean isTrendAdditive) {
        Course withEffect(double other) {
            return new Course(spike, gap, other, leaving, isTrendAdditive);
        }

        Course withGap(double other) {
            return new Course(spike, other, effect, leaving, isTrendAdditive);
        }

        Course withLeaving(double hazard) {
            return new Course(spike, gap, effect, hazard, isTrendAdditive);
        }

        Course withAdditiveTrend() {
            return new Course(spike, gap, effect, leaving, true);
        }

        private double log(int period, boolean isReferred) {
            double trend = isTrendAdditive ? 0 : TREND * period;
            return trend + (isReferred ? gap + excess(period) : 0);
        }

        private double excess(int period) {
            if (period >= BASELINE) {
                return effect;
            }
            return period == BASELINE - 1 ? spike : 0;
        }

        private double added(int period) {
            return isTrendAdditive ? ADDED * period : 0;
        }
    }

    /** The world of the published table: 4,000 people in 40 practices, frailty of variance a third, correlation .3. */
    public static ReferralWorld published(double spike, double gap) {
        return new ReferralWorld(new Population(4000, 40, 20, 3, 0.3, 0), new Course(spike, gap, 0, 0, false));
    }

    ReferralWorld with(Population other) {
        return new ReferralWorld(other, course);
    }

    ReferralWorld with(Course other) {
        return new ReferralWorld(population, other);
    }

    /** Everybody once. */
    List<Person> draw(Draws draws) {
        int practices = population.practices();
        double[] levels = new double[practices];
        double[] sizes = new double[practices];
        for (int c = 0; c < practices; c++) {
            levels[c] = PRACTICE_SD * draws.normal();
            sizes[c] = draws.gamma(population.sizeShape());
        }
        List<Person> people = new ArrayList<>(population.patients());
        for (int i = 0; i < population.patients(); i++) {
            int practice = draws.pick(sizes);
            people.add(person(draws, practice, levels[practice]));
        }
        return people;
    }

    private Person person(Draws draws, int practice, double level) {
        double rho = population.rho();
        double frailty = draws.gamma(population.frailtyShape());
        double x = draws.normal();
        boolean isReferred = draws.happens(1 / (1 + Math.exp(1.4 - 0.5 * x)));
        double own = FLUCTUATION * draws.normal();
        double lasting = Math.log(frailty) + 0.3 * x + level;
        int[] counts = new int[PERIODS];
        int last = PERIODS;
        for (int t = 0; t < PERIODS; t++) {
            double mean = Math.exp(lasting + own + course.log(t, isReferred)) + course.added(t);
            counts[t] = Counts.poisson(draws, mean);
            own = rho * own + FLUCTUATION * Math.sqrt(1 - rho * rho) * draws.normal();
            if (t >= BASELINE && last == PERIODS && draws.happens(Math.min(0.9, course.leaving() * frailty))) {
                last = t + 1;
            }
        }
        return new Person(practice, isReferred, isMissing(draws, practice) ? Double.NaN : x, counts, last);
    }

    /** Draws only where something can be missing, so that the other worlds stay as they are. */
    private boolean isMissing(Draws draws, int practice) {
        double missing = population.missing();
        return missing > 0 && draws.happens(missing * (practice % 2 == 0 ? 2 : 4) / 3);
    }
}
