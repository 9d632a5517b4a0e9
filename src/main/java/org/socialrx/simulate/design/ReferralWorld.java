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
 * who leaves does so after a period, with a hazard proportional to frailty.
 *
 * @param patients people
 * @param practices practices, whose sizes are gamma distributed
 * @param sizeShape shape of that distribution; the smaller, the more unequal
 * @param frailtyShape shape of the gamma frailty of mean 1
 * @param rho serial correlation of the person's own log fluctuation of sd .3
 * @param spike log rise of the referred in the period before referral
 * @param gap lasting log level of the referred above the others
 * @param effect log rate ratio after referral
 * @param leaving hazard of leaving in a period at frailty 1
 */
public record ReferralWorld(
        int patients,
        int practices,
        double sizeShape,
        double frailtyShape,
        double rho,
        double spike,
        double gap,
        double effect,
        double leaving) {
    static final int PERIODS = 8;
    static final int BASELINE = 4;

    private static final double FLUCTUATION = 0.3;
    private static final double PRACTICE_SD = 0.2;
    private static final double TREND = 0.03;

    /** The world of the published table: 4,000 people in 40 practices, frailty of variance a third, correlation .3. */
    public static ReferralWorld published(double spike, double gap) {
        return new ReferralWorld(4000, 40, 20, 3, 0.3, spike, gap, 0, 0);
    }

    ReferralWorld withEffect(double other) {
        return new ReferralWorld(patients, practices, sizeShape, frailtyShape, rho, spike, gap, other, leaving);
    }

    ReferralWorld withSize(int people, int places) {
        return new ReferralWorld(people, places, sizeShape, frailtyShape, rho, spike, gap, effect, leaving);
    }

    ReferralWorld withPerson(double shape, double correlation) {
        return new ReferralWorld(patients, practices, sizeShape, shape, correlation, spike, gap, effect, leaving);
    }

    ReferralWorld withLeaving(double hazard) {
        return new ReferralWorld(patients, practices, sizeShape, frailtyShape, rho, spike, gap, effect, hazard);
    }

    /** Everybody once. */
    List<Person> draw(Draws draws) {
        double[] levels = new double[practices];
        double[] sizes = new double[practices];
        for (int c = 0; c < practices; c++) {
            levels[c] = PRACTICE_SD * draws.normal();
            sizes[c] = draws.gamma(sizeShape);
        }
        List<Person> people = new ArrayList<>(patients);
        for (int i = 0; i < patients; i++) {
            int practice = draws.pick(sizes);
            people.add(person(draws, practice, levels[practice]));
        }
        return people;
    }

    private Person person(Draws draws, int practice, double level) {
        double frailty = draws.gamma(frailtyShape);
        double x = draws.normal();
        boolean isReferred = draws.happens(1 / (1 + Math.exp(1.4 - 0.5 * x)));
        double own = FLUCTUATION * draws.normal();
        double lasting = Math.log(frailty) + 0.3 * x + level + (isReferred ? gap : 0);
        int[] counts = new int[PERIODS];
        int last = PERIODS;
        for (int t = 0; t < PERIODS; t++) {
            double log = lasting + TREND * t + own + (isReferred ? excess(t) : 0);
            counts[t] = Counts.poisson(draws, Math.exp(log));
            own = rho * own + FLUCTUATION * Math.sqrt(1 - rho * rho) * draws.normal();
            if (t >= BASELINE && last == PERIODS && draws.happens(Math.min(0.9, leaving * frailty))) {
                last = t + 1;
            }
        }
        return new Person(practice, isReferred, x, counts, last);
    }

    private double excess(int period) {
        if (period >= BASELINE) {
            return effect;
        }
        return period == BASELINE - 1 ? spike : 0;
    }
}
