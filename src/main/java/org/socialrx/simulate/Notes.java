package org.socialrx.simulate;

import java.util.EnumMap;
import java.util.Map;
import org.socialrx.simulate.world.Draws;
import org.socialrx.simulate.world.Life;
import org.socialrx.simulate.world.Person;
import org.socialrx.simulate.world.StaffRole;
import org.socialrx.simulate.world.World;

/** The notes of one patient: writes sound rows, adds a faulty copy now and then, counts what it plants. */
final class Notes {
    /** Stands for no consultation. */
    static final long NONE = 0;

    private final World world;
    private final Life life;
    private final Map<ExtractTable, LineWriter> writers;
    private final Tally tally;
    private final Faults faults;
    private final Draws draws;
    private final Draws problemDraws;
    private final Ids ids;

    Notes(World world, long seed, Life life, Map<ExtractTable, LineWriter> writers, Tally tally) {
        this.world = world;
        this.life = life;
        this.writers = new EnumMap<>(writers);
        this.tally = tally;
        this.ids = new Ids(life.person());
        this.draws = Draws.of(seed, "notes", life.person().number());
        this.problemDraws = Draws.of(seed, "problem", life.person().number());
        this.faults = new Faults(
                world, life, ids, Draws.of(seed, "fault", life.person().number()), tally);
    }

    /** Writes a consultation and says its identifier. */
    long consultation(int day, StaffRole role, Term kind) {
        long id = ids.nextConsultation();
        var writer = open(ExtractTable.CONSULTATION);
        writer.number(ids.patient()).number(id).number(person().practice().id());
        writer.date(epochDay(day)).date(epochDay(day)).number(staff(role));
        writer.number(1).number(1).text(kind.medcode()).end();
        faults.spoil(ExtractTable.CONSULTATION, writer);
        return id;
    }

    /** Writes a coded entry without a value. */
    void observation(int day, long consultation, StaffRole role, Term code) {
        observation(day, consultation, role, code, "");
    }

    /** Writes a coded entry, in a consultation or in none. */
    void observation(int day, long consultation, StaffRole role, Term code, String value) {
        var writer = open(ExtractTable.OBSERVATION);
        writer.number(ids.patient());
        if (consultation == NONE) {
            writer.empty();
        } else {
            writer.number(consultation);
        }
        writer.number(person().practice().id()).number(ids.nextObservation());
        writer.date(epochDay(day)).date(epochDay(day)).number(staff(role)).empty();
        writer.text(code.medcode())
                .text(value)
                .empty()
                .number(7)
                .empty()
                .empty()
                .empty()
                .end();
        faults.spoil(ExtractTable.OBSERVATION, writer);
    }

    /** Opens a line of another table. */
    LineWriter open(ExtractTable table) {
        var writer = writers.get(table);
        if (writer == null) {
            throw new IllegalArgumentException("No writer for " + table);
        }
        return writer.line();
    }

    private long staff(StaffRole role) {
        return person().practice().staffId(role, draws.below(role.number()));
    }

    /** Days of the window as days since 1970. */
    int epochDay(int day) {
        return (int) world.window().from().toEpochDay() + day;
    }

    /** A day of the window as the delivery writes it. */
    String text(int day) {
        return LineWriter.dateText(epochDay(day));
    }

    void plant(Planted thing) {
        tally.plant(thing);
    }

    World world() {
        return world;
    }

    Life life() {
        return life;
    }

    Person person() {
        return life.person();
    }

    Draws draws() {
        return draws;
    }

    /** A stream of its own, so that problems shift nothing else. */
    Draws problemDraws() {
        return problemDraws;
    }

    Ids ids() {
        return ids;
    }
}
