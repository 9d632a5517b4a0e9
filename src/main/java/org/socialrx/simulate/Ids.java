package org.socialrx.simulate;

import org.socialrx.simulate.world.Person;

/** Identifiers of one patient and of the patient's rows; most are wider than a double can hold. */
final class Ids {
    private static final long CONSULTATIONS = 8_000_000_000_000_000_000L;
    private static final long OBSERVATIONS = 9_000_000_000_000_000_000L;
    private static final long ROWS = 100_000;

    private final Person person;
    private long consultations;
    private long observations;
    private int referrals;

    Ids(Person person) {
        this.person = person;
    }

    /** Ends in the practice; every fourth is short, the others have 19 digits. */
    long patient() {
        long lead = person.number() % 4 == 0 ? person.number() + 1 : 90_000_000_000_000L + person.number();
        return lead * 100_000 + person.practice().id();
    }

    long nextConsultation() {
        consultations++;
        return CONSULTATIONS + person.number() * ROWS + consultations;
    }

    long nextObservation() {
        observations++;
        return OBSERVATIONS + person.number() * ROWS + observations;
    }

    String nextReferral() {
        referrals++;
        return "SP" + person.number() + "-" + referrals;
    }
}
