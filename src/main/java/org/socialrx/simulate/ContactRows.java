package org.socialrx.simulate;

import org.socialrx.simulate.world.ContactDays;
import org.socialrx.simulate.world.Life.Offer.Answer;
import org.socialrx.simulate.world.StaffRole;

/** Consultations on the contact days of a patient, with measurements made or a problem recorded in some. */
final class ContactRows {
    private static final Term[] WITH_GP = {Term.SURGERY, Term.ROUTINE, Term.URGENT, Term.TELEPHONE, Term.HOME_VISIT};
    private static final double[] GP_SHARES = {0.45, 0.28, 0.1, 0.14, 0.03};

    private final Notes notes;
    private final ContactDays contacts;
    private final RecordedProblems problems;

    ContactRows(Notes notes, ContactDays contacts) {
        this.notes = notes;
        this.contacts = contacts;
        this.problems = new RecordedProblems(notes.person(), notes.problemDraws());
    }

    void write() {
        int index = notes.life().index().orElse(Integer.MAX_VALUE);
        boolean isOpen = notes.life().index().isPresent();
        boolean inConsultation = notes.draws().happens(notes.world().recording().referralConsultation());
        for (int i = 0; i < contacts.days().length; i++) {
            if (isOpen && contacts.days()[i] > index) {
                referral(index, inConsultation ? consultation(index, StaffRole.GP) : Notes.NONE);
                isOpen = false;
            }
            day(contacts.days()[i], contacts.roles()[i]);
        }
        if (isOpen) {
            referral(index, inConsultation ? consultation(index, StaffRole.GP) : Notes.NONE);
        }
    }

    /** A second consultation on the same day has the same kind of staff: it adds a row and no contact day. */
    private void day(int day, StaffRole role) {
        long consultation = consultation(day, role);
        var draws = notes.draws();
        boolean isClinical = role != StaffRole.ADMIN;
        if (isClinical && draws.happens(0.4)) {
            int which = draws.below(Term.MEASUREMENTS.size());
            var value = measurement(which);
            if (problems.isNext()) {
                notes.observation(day, consultation, role, problems.next());
            } else {
                notes.observation(day, consultation, role, Term.MEASUREMENTS.get(which), value);
            }
        }
        if (isClinical && draws.happens(0.08)) {
            consultation(day, role);
        }
    }

    private long consultation(int day, StaffRole role) {
        return notes.consultation(day, role, kind(role));
    }

    private Term kind(StaffRole role) {
        var draws = notes.draws();
        return switch (role) {
            case GP -> WITH_GP[draws.pick(GP_SHARES)];
            case NURSE -> draws.happens(0.4) ? Term.SURGERY : Term.ROUTINE;
            case PHARMACIST, LINK_WORKER -> draws.happens(0.4) ? Term.TELEPHONE : Term.ROUTINE;
            case ADMIN -> Term.EXCLUDED.get(draws.below(Term.EXCLUDED.size()));
        };
    }

    private String measurement(int which) {
        var draws = notes.draws();
        return switch (which) {
            case 0 -> draws.between(18, 42) + "." + draws.below(10);
            case 1 -> Integer.toString(draws.between(95, 180));
            default -> draws.between(45, 120) + "." + draws.below(10);
        };
    }

    private void referral(int day, long consultation) {
        new PrescribingRows(notes).code(day, consultation, StaffRole.GP, Answer.REFERRED);
    }
}
