package org.socialrx.simulate;

import org.socialrx.simulate.world.Condition;
import org.socialrx.simulate.world.Draws;
import org.socialrx.simulate.world.Person;

/**
 * Which problem a consultation is about: hundreds of codes, a few of them frequent, as in real records.
 *
 * <p>The rank of a problem is drawn with density 1/rank. One in eight problems belongs to low mood and one to lung
 * disease: people who have the condition are recorded with them more often, so that the codes tell of it. Nothing else
 * about a person or about referral enters.
 */
final class RecordedProblems {
    private static final double SHARE = 0.5;
    private static final double OWN = 0.35;
    private static final int BLOCK = 8;
    private static final int OF_MOOD = 3;
    private static final int OF_LUNGS = 5;

    private final Person person;
    private final Draws draws;

    RecordedProblems(Person person, Draws draws) {
        this.person = person;
        this.draws = draws;
    }

    /** Whether a problem is recorded in place of a measurement. */
    boolean isNext() {
        return draws.happens(SHARE);
    }

    /** The problem recorded. */
    Term next() {
        if (person.hasLowMood() && draws.happens(OWN)) {
            return of(OF_MOOD);
        }
        if (person.has(Condition.COPD) && draws.happens(OWN)) {
            return of(OF_LUNGS);
        }
        return Term.PROBLEMS.get(rank(Term.PROBLEMS.size()));
    }

    private Term of(int place) {
        return Term.PROBLEMS.get(rank(Term.PROBLEMS.size() / BLOCK) * BLOCK + place);
    }

    private int rank(int bound) {
        return (int) StrictMath.pow(bound, draws.uniform()) - 1;
    }
}
