package org.socialrx.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.socialrx.simulate.world.Life.Offer;
import org.socialrx.simulate.world.Life.Offer.Answer;
import org.socialrx.simulate.world.StaffRole;

/** Offers, referrals and what the link worker did: codes in the notes, rows of the social-prescribing layer. */
final class PrescribingRows {
    private static final int ITEMS = 7;

    private final Notes notes;

    PrescribingRows(Notes notes) {
        this.notes = notes;
    }

    void write() {
        for (var offer : notes.life().offers()) {
            notes.plant(Planted.OFFERS);
            if (offer.answer() == Answer.DECLINED) {
                declined(offer);
            } else {
                referred(offer);
            }
        }
    }

    /**
     * Writes the code of a referral, as the practice records it; a first referral's is written with its consultation.
     */
    void code(int day, long consultation, StaffRole role, Answer answer) {
        boolean inRead = notes.person().practice().usesRead();
        notes.observation(day, consultation, role, inRead ? Term.REFERRED_READ : Term.REFERRED);
        if (inRead) {
            notes.plant(Planted.READ_CODES);
        }
        notes.plant(answer == Answer.REFERRED ? Planted.REFERRED : Planted.FURTHER_EPISODES);
    }

    private void declined(Offer offer) {
        int day = Math.min(notes.life().end(), offer.day() + notes.draws().below(15));
        notes.plant(Planted.DECLINED);
        notes.observation(day, Notes.NONE, StaffRole.GP, Term.DECLINED);
        var writer = begin(notes.ids().nextReferral(), offer);
        writer.empty().date(notes.epochDay(day));
        describe(writer);
        writer.empty().date(notes.epochDay(day)).text("declined").end();
    }

    private LineWriter begin(String id, Offer offer) {
        var writer = notes.open(ExtractTable.SP_REFERRAL).text(id);
        writer.number(notes.ids().patient()).number(notes.person().practice().id());
        return writer.date(notes.epochDay(offer.day()));
    }

    private void describe(LineWriter writer) {
        var draws = notes.draws();
        int route = draws.pick(0.8, 0.08, 0.12);
        String medical = draws.happens(0.8) ? "gp" : "nurse";
        writer.text(new String[] {medical, "patient", "agency"}[route]);
        writer.text(new String[] {"medical", "self", "agency"}[route]);
        writer.text(new String[] {"light", "medium", "holistic"}[draws.pick(0.3, 0.4, 0.3)]);
        writer.text(Term.NEEDS.get(draws.below(Term.NEEDS.size())).snomed()).text("snomed");
    }

    private void referred(Offer offer) {
        String id = notes.ids().nextReferral();
        if (offer.answer() == Answer.REFERRED_AGAIN) {
            code(offer.day(), Notes.NONE, StaffRole.LINK_WORKER, offer.answer());
        }
        repeatedCodes(offer.day());
        var days = contactDays(offer.day());
        var writer = begin(id, offer);
        writer.date(notes.epochDay(offer.day())).empty();
        describe(writer);
        if (days.isEmpty()) {
            writer.empty().empty().text("not-reached").end();
            return;
        }
        int close = days.get(days.size() - 1) + 14;
        writer.date(notes.epochDay(days.get(0)));
        if (close <= notes.life().end()) {
            writer.date(notes.epochDay(close)).text(notes.draws().happens(0.8) ? "completed" : "lost-contact");
        } else {
            writer.empty().empty();
        }
        writer.end();
        contacts(id, days);
        needs(id, days.get(0));
        activities(id, days);
        measures(id, days);
    }

    /** Against the guidance, the code is sometimes recorded again inside the episode. */
    private void repeatedCodes(int first) {
        var draws = notes.draws();
        boolean isRepeated = draws.happens(notes.world().recording().repeatedCode());
        int day = first + draws.between(7, 80);
        while (isRepeated && day <= notes.life().end()) {
            boolean inRead = notes.person().practice().usesRead();
            notes.observation(day, Notes.NONE, StaffRole.LINK_WORKER, inRead ? Term.REFERRED_READ : Term.REFERRED);
            if (inRead) {
                notes.plant(Planted.READ_CODES);
            }
            notes.plant(Planted.REPEATED_CODES);
            isRepeated = draws.happens(0.2);
            day += draws.between(7, 80);
        }
    }

    /** Nine in ten are reached; then up to six contacts. */
    private List<Integer> contactDays(int referral) {
        var draws = notes.draws();
        var days = new ArrayList<Integer>();
        int number = draws.happens(0.9) ? draws.between(1, 6) : 0;
        int day = referral + draws.between(3, 28);
        for (int i = 0; i < number && day <= notes.life().end(); i++) {
            days.add(day);
            day += draws.between(7, 28);
        }
        return days;
    }

    private void contacts(String id, List<Integer> days) {
        var draws = notes.draws();
        for (int i = 0; i < days.size(); i++) {
            boolean byTelephone = draws.happens(0.5);
            boolean isAttended = i == 0 || draws.happens(0.88);
            var writer = notes.open(ExtractTable.SP_CONTACT).text(id).number(i + 1L);
            writer.date(notes.epochDay(days.get(i))).text(byTelephone ? "telephone" : "face-to-face");
            writer.text("link-worker").number(draws.between(15, 60)).number(isAttended ? 1 : 0);
            writer.end();
            if (isAttended && draws.happens(0.7)) {
                notes.consultation(days.get(i), StaffRole.LINK_WORKER, byTelephone ? Term.TELEPHONE : Term.SURGERY);
                notes.plant(Planted.LINK_WORKER_CONSULTATIONS);
            }
        }
    }

    private void needs(String id, int day) {
        for (int need : some(Term.NEEDS.size(), notes.draws().between(1, 3))) {
            var code = Term.NEEDS.get(need);
            notes.open(ExtractTable.SP_NEED)
                    .text(id)
                    .text(code.snomed())
                    .text(Term.DOMAINS.get(need))
                    .date(notes.epochDay(day))
                    .end();
        }
    }

    private void activities(String id, List<Integer> days) {
        var draws = notes.draws();
        int number = draws.happens(0.38) ? draws.between(1, 2) : 0;
        for (int activity : some(Term.ACTIVITIES.size(), number)) {
            var code = Term.ACTIVITIES.get(activity);
            int start = days.get(0) + draws.below(30);
            int end = start + draws.between(14, 120);
            notes.open(ExtractTable.SP_ACTIVITY)
                    .text(id)
                    .text(code.snomed().isEmpty() ? code.read() : code.snomed())
                    .text("Provider " + draws.between(1, 40))
                    .date(notes.epochDay(start))
                    .date(notes.epochDay(end))
                    .number(draws.below(12))
                    .end();
        }
    }

    /** The short Warwick-Edinburgh scale at the first contact and, for some, at the last. */
    private void measures(String id, List<Integer> days) {
        var draws = notes.draws();
        if (!draws.happens(0.6)) {
            return;
        }
        int level = draws.between(1, 4);
        boolean isFollowedUp = days.size() > 1 && draws.happens(0.6);
        for (int item = 1; item <= ITEMS; item++) {
            int before = Math.max(1, Math.min(5, level + draws.between(-1, 1)));
            measure(id, item, "baseline", days.get(0), before);
            if (isFollowedUp) {
                int after = Math.min(5, before + (draws.happens(0.35) ? 1 : 0));
                measure(id, item, "post", days.get(days.size() - 1), after);
            }
        }
    }

    private void measure(String id, int item, String timepoint, int day, int value) {
        var writer =
                notes.open(ExtractTable.SP_MEASURE).text(id).number(notes.ids().patient());
        writer.text("swemwbs").text("item-" + item).text(timepoint);
        writer.date(notes.epochDay(day)).number(value).end();
    }

    /** Different positions in random order. */
    private List<Integer> some(int of, int number) {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < of; i++) {
            positions.add(i);
        }
        for (int i = 0; i < number; i++) {
            Collections.swap(positions, i, notes.draws().between(i, of - 1));
        }
        return positions.subList(0, number);
    }
}
