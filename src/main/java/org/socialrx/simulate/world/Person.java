package org.socialrx.simulate.world;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What does not change about a patient.
 *
 * @param number of the patient, from 0
 * @param practice where the patient is registered
 * @param sex as recorded
 * @param birthYear calendar year
 * @param decile of deprivation, 1 = most deprived
 * @param area town or country
 * @param ethnicity position among the sixteen groups of the 2001 census, from 0
 * @param hasEthnicity whether it was ever recorded
 * @param conditions of the patient
 * @param homeless whether the patient is ever homeless
 * @param frailty multiplies the contact rate; mean 1
 * @param start first day of registration, before day 0 for most
 * @param acceptable whether the record is of research quality
 */
public record Person(
        long number,
        Practice practice,
        Sex sex,
        int birthYear,
        int decile,
        Area area,
        int ethnicity,
        boolean hasEthnicity,
        Set<Condition> conditions,
        boolean homeless,
        double frailty,
        int start,
        boolean acceptable) {

    /** Shares of the sixteen groups; about one in five is of an ethnic minority. */
    private static final double[] GROUPS = {78, 1, 4.5, 0.8, 0.4, 0.6, 0.6, 2.8, 2.2, 0.9, 1.6, 1.3, 2.0, 0.5, 0.8, 2.0
    };

    /** Lowest age of five age groups at the start of the window, and their shares. */
    private static final int[] AGES = {-4, 18, 40, 65, 85, 100};

    private static final double[] AGE_SHARES = {0.2, 0.28, 0.33, 0.165, 0.025};

    /** Draws the patient of a number. */
    static Person draw(World world, Practices practices, long seed, long number) {
        var draws = Draws.of(seed, "person", number);
        var practice = practices.pick(draws);
        Sex sex = draws.happens(world.population().women()) ? Sex.FEMALE : Sex.MALE;
        if (draws.happens(0.0005)) {
            sex = Sex.INDETERMINATE;
        }
        int group = draws.pick(AGE_SHARES);
        int age = draws.between(AGES[group], AGES[group + 1] - 1);
        int decile = (int) Math.max(1, Math.min(10, Math.round(practice.deprivation() + 2 * draws.normal())));
        var conditions = conditions(draws, Math.max(0, age + 2), sex, decile);
        int ethnicity = draws.pick(GROUPS);
        double missing = world.recording().ethnicityMissing() * (1.45 - Math.max(0, age) / 90.0);
        return new Person(
                number,
                practice,
                sex,
                world.window().from().getYear() - age,
                decile,
                Area.draw(world, practice, seed, number),
                ethnicity,
                !draws.happens(missing),
                conditions,
                age >= 16 && draws.happens(0.012 * (1 + (10 - decile) / 5.0)),
                draws.gamma(world.contacts().frailtyShape()),
                start(world, draws, age),
                !draws.happens(world.population().unacceptable()));
    }

    private static Set<Condition> conditions(Draws draws, int age, Sex sex, int decile) {
        var conditions = EnumSet.noneOf(Condition.class);
        for (var condition : Condition.values()) {
            if (draws.happens(condition.probability(age, sex, decile))) {
                conditions.add(condition);
            }
        }
        return Collections.unmodifiableSet(conditions);
    }

    /** Nobody is registered before birth, which is taken as the middle of the year. */
    private static int start(World world, Draws draws, int age) {
        int birth = 150 - 365 * age;
        int days = world.window().days();
        boolean joins = draws.happens(world.population().joining());
        int drawn = joins ? draws.below(days) : -draws.between(30, 7000);
        return Math.max(drawn, Math.min(birth, days - 1));
    }

    /** Whether the patient has the condition. */
    public boolean has(Condition condition) {
        return conditions.contains(condition);
    }

    /** Whether the patient has depression or anxiety. */
    public boolean hasLowMood() {
        return has(Condition.DEPRESSION) || has(Condition.ANXIETY);
    }

    /** Number of long-term conditions. */
    public int longTermConditions() {
        int number = 0;
        for (var condition : conditions) {
            number += condition.kind() == Condition.Kind.LONG_TERM ? 1 : 0;
        }
        return number;
    }

    /** Log rate ratio of contacts that sex, age, conditions and circumstances make. */
    double logRate(int age) {
        return (sex == Sex.FEMALE ? 0.15 : 0)
                + (age < 18 ? -0.2 : 0.012 * (age - 45))
                + (hasLowMood() ? 0.25 : 0)
                + 0.15 * longTermConditions()
                + (homeless ? 0.3 : 0)
                + 0.02 * (5.5 - decile);
    }

    /** Factor on the hazard of an offer that covariates make, frailty apart. */
    double offerFactor(World.Offers offers) {
        return (sex == Sex.FEMALE ? offers.women() : 1)
                * (hasLowMood() ? offers.lowMood() : 1)
                * (has(Condition.SMOKER) ? offers.smoker() : 1)
                * (longTermConditions() >= 2 ? offers.multimorbid() : 1)
                * (has(Condition.OBESITY) ? offers.obese() : 1)
                * (homeless ? offers.homeless() : 1)
                * StrictMath.pow(offers.mostDeprived(), (10 - decile) / 9.0);
    }
}
