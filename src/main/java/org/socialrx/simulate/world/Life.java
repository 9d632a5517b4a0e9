package org.socialrx.simulate.world;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What happens to one patient: crises, offers, referral, leaving, death, and the contact rate of every day.
 *
 * <p>Time runs in the patient's own quarters, which begin on a random day. A crisis takes two of them; an offer is made
 * on the last day of one, so the first period after a referral is the patient's next quarter. The draws do not depend
 * on the effect: worlds that differ in it alone have the same people, crises and referrals.
 */
public final class Life {
    private static final int QUARTER = World.QUARTER_DAYS;

    /** Quarters before the window in which crises may begin, so that some are under way at its start. */
    private static final int EARLIER = 5;

    private final World world;
    private final Person person;
    private final int firstDay;
    private final double[] rises;
    private final double[] fluctuations;
    private final List<Offer> offers = new ArrayList<>();
    private int end;
    private OptionalInt death = OptionalInt.empty();
    private boolean left;
    private OptionalInt index = OptionalInt.empty();

    /**
     * One offer of social prescribing.
     *
     * @param day of the offer and of the answer
     * @param answer what came of it
     */
    public record Offer(int day, Answer answer) {
        /** What came of an offer. */
        public enum Answer {
            /** First referral of the patient. */
            REFERRED,
            /** Turned down. */
            DECLINED,
            /** A further referral. */
            REFERRED_AGAIN
        }
    }

    private Life(World world, Person person, int firstDay, int quarters) {
        this.world = world;
        this.person = person;
        this.firstDay = firstDay;
        this.rises = new double[quarters];
        this.fluctuations = new double[quarters];
        this.end = world.window().days() - 1;
    }

    /** Draws the life of the patient of a number. */
    public static Life draw(World world, Practices practices, long seed, long number) {
        var person = Person.draw(world, practices, seed, number);
        var draws = Draws.of(seed, "life", number);
        int firstDay = draws.below(QUARTER) - EARLIER * QUARTER;
        int quarters = (world.window().days() - firstDay) / QUARTER + 1;
        var life = new Life(world, person, firstDay, quarters);
        life.drawFluctuations(draws);
        boolean[] onsets = life.drawCrises(draws);
        for (int quarter = EARLIER - 1; quarter < quarters; quarter++) {
            life.drawOffer(Draws.of(seed, "offer", number * 1000 + quarter), quarter, onsets);
            life.drawExit(Draws.of(seed, "exit", number * 1000 + quarter), quarter);
        }
        return life;
    }

    private void drawFluctuations(Draws draws) {
        var contacts = world.contacts();
        double innovation = StrictMath.sqrt(1 - contacts.patientRho() * contacts.patientRho());
        double value = draws.normal();
        for (int quarter = 0; quarter < fluctuations.length; quarter++) {
            value = quarter == 0 ? value : contacts.patientRho() * value + innovation * draws.normal();
            fluctuations[quarter] = contacts.patientSd() * value;
        }
    }

    private boolean[] drawCrises(Draws draws) {
        var crises = world.crises();
        double probability = crises.onset() * (person.hasLowMood() ? crises.lowMoodFactor() : 1);
        boolean[] onsets = new boolean[rises.length];
        for (int quarter = 0; quarter < rises.length; quarter++) {
            boolean goesOn = quarter > 0 && onsets[quarter - 1];
            onsets[quarter] = !goesOn && draws.happens(probability);
            double fading = quarter == 0 ? 0 : rises[quarter - 1] * crises.fading();
            rises[quarter] = onsets[quarter] || goesOn ? crises.rise() : fading;
        }
        return onsets;
    }

    /** An offer falls on the day before the quarter begins: what counts is how many quarters of crisis lie behind. */
    private void drawOffer(Draws draws, int quarter, boolean[] onsets) {
        int day = firstDay + quarter * QUARTER - 1;
        if (day < Math.max(person.practice().start(), Math.max(0, person.start())) || day > end || ageOn(day) < 18) {
            return;
        }
        var rules = world.offers();
        if (index.isPresent()) {
            if (day > index.getAsInt() + 2 * QUARTER && draws.happens(rules.again())) {
                offers.add(new Offer(day, Offer.Answer.REFERRED_AGAIN));
            }
            return;
        }
        double crisis = onsets[quarter - 1] ? rules.afterOne() : onsets[quarter - 2] ? rules.afterTwo() : 1;
        double hazard = rules.hazard()
                * StrictMath.pow(person.frailty(), rules.frailtyPower())
                * person.offerFactor(rules)
                * crisis
                * StrictMath.pow(rules.growth(), day / 365.25);
        if (draws.happens(1 - StrictMath.exp(-hazard))) {
            boolean declines = draws.happens(rules.declined());
            offers.add(new Offer(day, declines ? Offer.Answer.DECLINED : Offer.Answer.REFERRED));
            index = declines ? index : OptionalInt.of(day);
        }
    }

    private void drawExit(Draws draws, int quarter) {
        int day = firstDay + quarter * QUARTER + draws.below(QUARTER);
        if (day <= Math.max(0, person.start()) || day > end) {
            return;
        }
        var rules = world.leaving();
        double dying = rules.deathAtBirth() * StrictMath.exp(rules.deathPerYear() * ageOn(day)) / 4;
        double leaving = rules.perQuarter()
                * StrictMath.pow(person.frailty(), rules.frailtyPower())
                * (rises[quarter] >= world.crises().rise() ? rules.inCrisis() : 1);
        if (draws.happens(1 - StrictMath.exp(-dying))) {
            death = OptionalInt.of(day);
            end = day;
        } else if (draws.happens(1 - StrictMath.exp(-leaving))) {
            left = true;
            end = day;
        }
    }

    /** What does not change about the patient. */
    public Person person() {
        return person;
    }

    /** Whole years of age that calendar years give on a day. */
    public int ageOn(int day) {
        return world.window().yearOf(day) - person.birthYear();
    }

    /** Last day of registration; the last day of the window if the patient stays. */
    public int end() {
        return end;
    }

    /** First day of records. */
    public int firstRecord() {
        return Math.max(0, person.start());
    }

    /** Day of death. */
    public OptionalInt death() {
        return death;
    }

    /** Whether the patient left the practice alive. */
    public boolean left() {
        return left;
    }

    /** Offers in the order of time. */
    public List<Offer> offers() {
        return List.copyOf(offers);
    }

    /** Day of the first referral. */
    public OptionalInt index() {
        return index;
    }

    /** First day after this one on which the contact rate may differ. */
    int nextChange(int day) {
        int own = firstDay + ((day - firstDay) / QUARTER + 1) * QUARTER;
        int calendar = (day / QUARTER + 1) * QUARTER;
        int first = Math.min(own, calendar);
        int after = index.isPresent() ? index.getAsInt() + 1 : Integer.MAX_VALUE;
        return day < after ? Math.min(first, after) : first;
    }

    /** Probability of a contact with the practice on a day had the patient not been referred. */
    double rateUnreferred(int day) {
        var contacts = world.contacts();
        int calendar = day / QUARTER;
        int own = (day - firstDay) / QUARTER;
        double winter = StrictMath.cos(2 * StrictMath.PI * (calendar * QUARTER + 61) / 365.25);
        double logRate = person.logRate(ageOn(calendar * QUARTER))
                + person.practice().level()
                + person.practice().shocks()[calendar]
                + contacts.trend() * calendar
                + contacts.season() * winter
                + fluctuations[own]
                + rises[own];
        return Math.min(
                contacts.dailyLimit(), contacts.perYear() / 365.25 * person.frailty() * StrictMath.exp(logRate));
    }

    /** Probability of a contact with the practice on a day as things are. */
    double rate(int day) {
        boolean isReferred = index.isPresent() && day > index.getAsInt();
        double rate = rateUnreferred(day) * (isReferred ? world.effect() : 1);
        return Math.min(world.contacts().dailyLimit(), rate);
    }
}
