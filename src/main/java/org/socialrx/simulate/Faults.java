package org.socialrx.simulate;

import java.util.List;
import org.socialrx.simulate.world.Draws;
import org.socialrx.simulate.world.Life;
import org.socialrx.simulate.world.World;

/** Adds a faulty copy of a sound row now and then; the sound row stays as it is, so the truth is not touched. */
final class Faults {
    private static final List<Fault> ALL = List.of(Fault.values());
    private static final String[] NO_DAYS = {"31/02/2016", "2016-05-03", "NA", "05/13/2016"};

    private final World world;
    private final Life life;
    private final Ids ids;
    private final Draws draws;
    private final Tally tally;

    Faults(World world, Life life, Ids ids, Draws draws, Tally tally) {
        this.world = world;
        this.life = life;
        this.ids = ids;
        this.draws = draws;
        this.tally = tally;
    }

    /** Perhaps adds a faulty copy of the line written last. */
    void spoil(ExtractTable table, LineWriter writer) {
        if (!draws.happens(world.recording().dirtyShare())) {
            return;
        }
        var fault = pick(table);
        String[] fields = writer.lastLine();
        if (fault != Fault.DUPLICATE) {
            boolean isConsultation = table == ExtractTable.CONSULTATION;
            fields[table.position(isConsultation ? "consid" : "obsid")] =
                    Long.toString(isConsultation ? ids.nextConsultation() : ids.nextObservation());
            fields[table.position(column(table, fault))] = value(fault);
        }
        writer.line(fields);
        tally.fault(fault);
    }

    /** A kind that this table and this patient can have. */
    private Fault pick(ExtractTable table) {
        var fault = ALL.get(draws.below(ALL.size()));
        if (fault == Fault.TEXT_IN_NUMBER && table == ExtractTable.CONSULTATION) {
            return Fault.BAD_DATE;
        }
        return fault == Fault.AFTER_DEATH && life.death().isEmpty() ? Fault.OUTSIDE_REGISTRATION : fault;
    }

    private static String column(ExtractTable table, Fault fault) {
        return switch (fault) {
            case TEXT_IN_NUMBER -> "value";
            case UNKNOWN_PRACTICE -> "pracid";
            case UNKNOWN_STAFF -> "staffid";
            case BAD_DATE, OUTSIDE_REGISTRATION, AFTER_DEATH, OUT_OF_RANGE, DUPLICATE ->
                table == ExtractTable.CONSULTATION ? "consdate" : "obsdate";
        };
    }

    private String value(Fault fault) {
        return switch (fault) {
            case BAD_DATE -> NO_DAYS[draws.below(NO_DAYS.length)];
            case TEXT_IN_NUMBER -> "high";
            case UNKNOWN_PRACTICE -> "99999";
            case UNKNOWN_STAFF -> "9999" + life.person().practice().id();
            case OUT_OF_RANGE -> "31/12/9999";
            case AFTER_DEATH -> text(life.end() + draws.between(1, 200));
            case OUTSIDE_REGISTRATION ->
                life.left() && draws.happens(0.5)
                        ? text(life.end() + draws.between(1, 200))
                        : text(life.person().start() - draws.between(1, 400));
            case DUPLICATE -> throw new IllegalArgumentException("A duplicate changes nothing");
        };
    }

    private String text(int day) {
        return LineWriter.dateText((int) world.window().from().toEpochDay() + day);
    }
}
