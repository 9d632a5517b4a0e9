package org.socialrx.simulate.world;

import java.io.Serializable;

/**
 * Expected GP contact days of the referred in effect periods 2 to 7, with their referral and without it.
 *
 * <p>Summed over those referred for the first time who are eligible: acceptable record, 18 to 105 years, registered for
 * 728 days, index day in the index window. Sums of doubles: merge in a fixed order.
 *
 * @param patients referred and eligible
 * @param days at risk: registered, days 183 to 728 after the index day
 * @param referred expected contact days as things are
 * @param unreferred expected contact days had they not been referred
 */
public record ExpectedContacts(long patients, long days, double referred, double unreferred) implements Serializable {
    private static final int FIRST = 2 * World.QUARTER_DAYS + 1;
    private static final int LAST = 8 * World.QUARTER_DAYS;

    /** Of nobody. */
    public static final ExpectedContacts NONE = new ExpectedContacts(0, 0, 0, 0);

    /** Of one life; none unless referred and eligible. */
    public static ExpectedContacts of(World world, Life life) {
        if (life.index().isEmpty() || !isEligible(world, life)) {
            return NONE;
        }
        int index = life.index().getAsInt();
        int stop = Math.min(life.end(), index + LAST) + 1;
        long days = 0;
        double referred = 0;
        double unreferred = 0;
        for (int from = index + FIRST; from < stop; ) {
            int to = Math.min(stop, life.nextChange(from));
            days += to - from;
            referred += (to - from) * life.rate(from) * world.contacts().gpShare();
            unreferred +=
                    (to - from) * life.rateUnreferred(from) * world.contacts().gpShare();
            from = to;
        }
        return new ExpectedContacts(1, days, referred, unreferred);
    }

    private static boolean isEligible(World world, Life life) {
        int index = life.index().getAsInt();
        int age = life.ageOn(index);
        return life.person().acceptable()
                && age >= 18
                && age <= 105
                && index - life.person().start() >= 8 * World.QUARTER_DAYS
                && index >= world.window().firstIndexDay()
                && index <= world.window().lastIndexDay();
    }

    /** Both together. */
    public ExpectedContacts plus(ExpectedContacts other) {
        return new ExpectedContacts(
                patients + other.patients, days + other.days, referred + other.referred, unreferred + other.unreferred);
    }

    /** Rate ratio; 1 of nobody. */
    public double ratio() {
        return unreferred == 0 ? 1 : referred / unreferred;
    }

    /** Difference in GP contact days per patient-year; 0 of nobody. */
    public double differencePerYear() {
        return days == 0 ? 0 : (referred - unreferred) / (days / 365.25);
    }
}
