package org.socialrx.simulate;

import java.util.OptionalInt;
import org.socialrx.simulate.world.Area;
import org.socialrx.simulate.world.Condition;
import org.socialrx.simulate.world.StaffRole;

/** Who a patient is: registration, small area, ethnicity, conditions at every review, homelessness. */
final class PersonalRows {
    private final Notes notes;

    PersonalRows(Notes notes) {
        this.notes = notes;
    }

    void write() {
        registration();
        smallArea();
        ethnicity();
        conditions();
        homelessness();
    }

    private void registration() {
        var person = notes.person();
        var life = notes.life();
        var death = life.death();
        boolean deregistered =
                life.left() || (death.isPresent() && notes.draws().happens(0.5));
        int doctor = notes.draws().below(StaffRole.GP.number());
        var writer = notes.open(ExtractTable.PATIENT);
        writer.number(notes.ids().patient()).number(person.practice().id());
        writer.number(person.practice().staffId(StaffRole.GP, doctor));
        writer.number(person.sex().number()).number(person.birthYear());
        if (notes.world().window().to().getYear() - person.birthYear() < 16) {
            writer.number(notes.draws().between(1, 12));
        } else {
            writer.empty();
        }
        date(writer, death);
        writer.date(notes.epochDay(person.start())).number(3);
        date(writer, deregistered ? OptionalInt.of(life.end()) : OptionalInt.empty());
        writer.number(person.acceptable() ? 1 : 0);
        date(writer, death);
        writer.end();
        count();
    }

    private void date(LineWriter writer, OptionalInt day) {
        if (day.isPresent()) {
            writer.date(notes.epochDay(day.getAsInt()));
        } else {
            writer.empty();
        }
    }

    private void count() {
        var life = notes.life();
        notes.plant(Planted.PATIENTS);
        plantIf(!notes.person().acceptable(), Planted.UNACCEPTABLE);
        plantIf(notes.person().start() >= 0, Planted.JOINED);
        plantIf(life.left(), Planted.LEFT);
        plantIf(life.death().isPresent(), Planted.DIED);
        plantIf(!notes.person().hasEthnicity(), Planted.ETHNICITY_MISSING);
        plantIf(notes.person().area() == Area.RURAL, Planted.RURAL);
    }

    private void plantIf(boolean isSo, Planted thing) {
        if (isSo) {
            notes.plant(thing);
        }
    }

    /** The supplier counts tenths of deprivation from the least deprived. */
    private void smallArea() {
        var writer = notes.open(ExtractTable.PATIENT_IMD);
        writer.number(notes.ids().patient()).number(notes.person().practice().id());
        writer.number(11 - notes.person().decile());
        writer.text(notes.person().area().code()).end();
    }

    private void ethnicity() {
        int day = notes.life().firstRecord() + notes.draws().below(90);
        int recorded = Math.min(day, notes.life().end());
        if (notes.person().hasEthnicity()) {
            var group = Term.ETHNICITIES.get(notes.person().ethnicity());
            notes.observation(recorded, Notes.NONE, StaffRole.ADMIN, group);
        }
    }

    /** Reviews come round by the calendar, whether the patient contacts the practice or not. */
    private void conditions() {
        int every = notes.world().recording().reviewDays();
        for (var condition : Condition.values()) {
            var code = Term.CONDITIONS.get(condition);
            if (code != null && notes.person().has(condition)) {
                int first = notes.life().firstRecord() + notes.draws().below(every);
                for (int day = first; day <= notes.life().end(); day += every) {
                    notes.observation(day, Notes.NONE, StaffRole.NURSE, code);
                }
            }
        }
    }

    private void homelessness() {
        if (!notes.person().homeless()) {
            return;
        }
        notes.plant(Planted.HOMELESS);
        var draws = notes.draws();
        int end = notes.life().end();
        int first = notes.life().firstRecord();
        int day = first + draws.below(end - first + 1);
        homeless(day);
        int again = day + draws.between(20, 120);
        if (draws.happens(0.5) && again <= end) {
            homeless(again);
            day = again;
        }
        int housed = day + draws.between(60, 400);
        if (draws.happens(0.5) && housed <= end) {
            notes.observation(housed, Notes.NONE, StaffRole.ADMIN, Term.HOUSED);
            notes.plant(Planted.HOUSED);
        }
    }

    private void homeless(int day) {
        var code = Term.HOMELESS.get(notes.draws().below(Term.HOMELESS.size()));
        boolean inRead = notes.person().practice().usesRead();
        notes.observation(day, Notes.NONE, StaffRole.NURSE, inRead ? Term.HOMELESS_READ : code);
    }
}
