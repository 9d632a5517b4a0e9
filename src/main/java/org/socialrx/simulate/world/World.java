package org.socialrx.simulate.world;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Every parameter of the simulated world. The defaults are the world in which the study design was chosen.
 *
 * <p>A quarter is 91 days. Days are counted from the start of the window, which is day 0. Rates and hazards multiply.
 *
 * @param window the time in which records are kept
 * @param population who is registered where
 * @param places where people live; nothing else depends on it
 * @param contacts how often people contact their practice
 * @param crises times of trouble, which can come to anyone
 * @param offers who is offered social prescribing, and when
 * @param leaving deaths and deregistrations
 * @param recording what the records miss, repeat or get wrong
 * @param effect rate ratio on contact days of the referred from the day after referral on; 1 is no effect
 */
public record World(
        Window window,
        Population population,
        Places places,
        Contacts contacts,
        Crises crises,
        Offers offers,
        Leaving leaving,
        Recording recording,
        double effect)
        implements Serializable {

    /** Days of a quarter, of which all periods are made. */
    public static final int QUARTER_DAYS = 91;

    /** The world of the design's own simulations, without an effect. */
    public static World defaults() {
        return new World(
                new Window(LocalDate.of(2015, 2, 1), 60),
                new Population(330, 4, 0.2, 0.505, 0.005),
                new Places(0.18, 0.85, 0.03, 0.02),
                new Contacts(3.0, 0.6, 0.2, 0.05, 0.0075, 0.08, 0.3, 0.5, 0.65, 0.9),
                new Crises(0.012, 1.5, 1.1, 0.3),
                new Offers(0.0026, 0.7, 15, 60, 1.42, 2.52, 1.71, 1.45, 1.19, 1.89, 2, 1.1, 0.22, 180, 1000, 0.03),
                new Leaving(0.009, 0.3, 3, 0.00003, 0.095),
                new Recording(0.2, 0.25, 0.25, 0.85, 350, 0.001),
                1);
    }

    /** The same world with another rate ratio. */
    public World withEffect(double ratio) {
        return new World(window, population, places, contacts, crises, offers, leaving, recording, ratio);
    }

    /** The same world over another number of months. */
    public World withMonths(int months) {
        return new World(
                new Window(window.from(), months),
                population,
                places,
                contacts,
                crises,
                offers,
                leaving,
                recording,
                effect);
    }

    /** The same world with another share of dirty rows. */
    public World withDirtyShare(double share) {
        var dirtier = new Recording(
                recording.ethnicityMissing(),
                recording.readPractices(),
                recording.repeatedCode(),
                recording.referralConsultation(),
                recording.reviewDays(),
                share);
        return new World(window, population, places, contacts, crises, offers, leaving, dirtier, effect);
    }

    /**
     * The time in which records are kept.
     *
     * @param from first day
     * @param months length, in calendar months
     */
    public record Window(LocalDate from, int months) implements Serializable {
        /** Length in days. */
        public int days() {
            return (int) (from.plusMonths(months).toEpochDay() - from.toEpochDay());
        }

        /** Last day. */
        public LocalDate to() {
            return from.plusMonths(months).minusDays(1);
        }

        /** First day on which someone may enter the study: eight quarters have been observed. */
        public int firstIndexDay() {
            return 8 * QUARTER_DAYS;
        }

        /** Last day on which someone may enter the study: four quarters can be observed. */
        public int lastIndexDay() {
            return days() - 4 * QUARTER_DAYS;
        }

        /** Year in which a day lies. */
        public int yearOf(int day) {
            return from.plusDays(day).getYear();
        }
    }

    /**
     * Who is registered where.
     *
     * @param patientsPerPractice mean number
     * @param practiceSizeShape shape of the gamma distribution of practice sizes; smaller is more unequal
     * @param joining share of patients who register within the window
     * @param women share of women
     * @param unacceptable share of patients whose record is not of research quality
     */
    public record Population(
            double patientsPerPractice, double practiceSizeShape, double joining, double women, double unacceptable)
            implements Serializable {}

    /**
     * Who lives in the country; our assumption, about one in six as in England.
     *
     * @param ruralPractices share of practices in the country
     * @param ruralOfRural share of the patients of such a practice who live in the country
     * @param ruralOfUrban the same of the other practices
     * @param missing share of patients whose small area is not known
     */
    public record Places(double ruralPractices, double ruralOfRural, double ruralOfUrban, double missing)
            implements Serializable {}

    /**
     * How often people contact their practice.
     *
     * @param perYear contact days a year of a man of 45 without conditions and with frailty 1
     * @param frailtyShape shape of the gamma frailty of mean 1
     * @param practiceSd sd of the practice's level, log scale
     * @param practiceQuarterSd sd of practice and quarter, log scale
     * @param trend rise of the log rate a quarter
     * @param season half the difference between winter and summer, log scale
     * @param patientSd sd of the patient's own fluctuation by quarter, log scale
     * @param patientRho its correlation from one quarter to the next
     * @param gpShare share of contact days that are with a GP
     * @param dailyLimit highest probability of a contact on one day
     */
    public record Contacts(
            double perYear,
            double frailtyShape,
            double practiceSd,
            double practiceQuarterSd,
            double trend,
            double season,
            double patientSd,
            double patientRho,
            double gpShare,
            double dailyLimit)
            implements Serializable {}

    /**
     * Times of trouble of two quarters, which can come to anyone.
     *
     * @param onset probability that one begins in a quarter
     * @param lowMoodFactor times as likely with depression or anxiety
     * @param rise of the log contact rate in both quarters
     * @param fading what remains of the rise from each quarter to the next after them
     */
    public record Crises(double onset, double lowMoodFactor, double rise, double fading) implements Serializable {}

    /**
     * Who is offered social prescribing, and when.
     *
     * @param hazard probability of an offer in a quarter at frailty 1, without risk factors
     * @param frailtyPower power of frailty the hazard is proportional to
     * @param afterOne factor after one quarter of crisis
     * @param afterTwo factor after both quarters of crisis
     * @param women published odds ratio
     * @param lowMood published odds ratio of depression or anxiety
     * @param smoker published odds ratio
     * @param multimorbid published odds ratio of two long-term conditions or more
     * @param obese published odds ratio
     * @param mostDeprived published odds ratio of the most against the least deprived tenth
     * @param homeless factor of those ever homeless; our assumption
     * @param growth factor on the hazard a year
     * @param declined share of offers that are declined
     * @param firstStart earliest day on which a practice starts
     * @param lastStart latest day on which a practice starts
     * @param again probability of a further episode in each quarter from the third after a referral on
     */
    public record Offers(
            double hazard,
            double frailtyPower,
            double afterOne,
            double afterTwo,
            double women,
            double lowMood,
            double smoker,
            double multimorbid,
            double obese,
            double mostDeprived,
            double homeless,
            double growth,
            double declined,
            int firstStart,
            int lastStart,
            double again)
            implements Serializable {}

    /**
     * Deaths and deregistrations.
     *
     * @param perQuarter probability of deregistration in a quarter at frailty 1
     * @param frailtyPower power of frailty it is proportional to
     * @param inCrisis factor in the quarters of a crisis
     * @param deathAtBirth deaths a year at age 0, from which the rate rises exponentially
     * @param deathPerYear rise of the log rate a year of age
     */
    public record Leaving(
            double perQuarter, double frailtyPower, double inCrisis, double deathAtBirth, double deathPerYear)
            implements Serializable {}

    /**
     * What the records miss, repeat or get wrong.
     *
     * @param ethnicityMissing share without ethnicity at age 40; falls with age
     * @param readPractices share of practices that record referral and homelessness in Read v2
     * @param repeatedCode share of episodes in which the referral code is recorded again, against the guidance
     * @param referralConsultation share of referrals made in a consultation with a GP on that day
     * @param reviewDays days between two records of a condition
     * @param dirtyShare faulty rows added for each sound row of consultations and observations
     */
    public record Recording(
            double ethnicityMissing,
            double readPractices,
            double repeatedCode,
            double referralConsultation,
            int reviewDays,
            double dirtyShare)
            implements Serializable {}
}
