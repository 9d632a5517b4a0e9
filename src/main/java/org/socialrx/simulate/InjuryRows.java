package org.socialrx.simulate;

import org.socialrx.simulate.world.Draws;
import org.socialrx.simulate.world.StaffRole;

/**
 * Injuries, recorded from letters of the hospital and in no consultation: frail people have more of them, and neither
 * crises, referral nor contacts change them. They are what a negative control must be.
 */
final class InjuryRows {
    /** Injuries of one kind a year of a person of mean frailty. */
    private static final double YEARLY = 0.12;

    private static final double DAYS_OF_YEAR = 365.25;

    private final Notes notes;
    private final Draws draws;

    InjuryRows(Notes notes, Draws draws) {
        this.notes = notes;
        this.draws = draws;
    }

    void write() {
        double daily = Math.min(
                0.5, YEARLY / DAYS_OF_YEAR * StrictMath.sqrt(notes.person().frailty()));
        for (var injury : Term.INJURIES) {
            int day = notes.life().firstRecord() + draws.daysUntil(daily);
            while (day <= notes.life().end()) {
                notes.observation(day, Notes.NONE, StaffRole.ADMIN, injury);
                day += draws.daysUntil(daily);
            }
        }
    }
}
