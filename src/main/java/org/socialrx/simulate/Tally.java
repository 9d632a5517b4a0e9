package org.socialrx.simulate;

import java.io.Serializable;
import java.util.EnumMap;
import org.socialrx.simulate.world.ExpectedContacts;

/** Counts of one block of patients, or of several: rows by table, faults by kind, what was planted, what is true. */
final class Tally implements Serializable {
    private static final long serialVersionUID = 1;

    private final EnumMap<ExtractTable, Long> rows = new EnumMap<>(ExtractTable.class);
    private final EnumMap<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final EnumMap<Planted, Long> planted = new EnumMap<>(Planted.class);
    private ExpectedContacts expected = ExpectedContacts.NONE;

    /** Counts rows of a table. */
    void rows(ExtractTable table, long number) {
        rows.merge(table, number, Long::sum);
    }

    /** Counts one faulty row. */
    void fault(Fault fault) {
        faults.merge(fault, 1L, Long::sum);
    }

    /** Counts one thing planted. */
    void plant(Planted thing) {
        planted.merge(thing, 1L, Long::sum);
    }

    /** Adds the expected contacts of one patient. */
    void expect(ExpectedContacts contacts) {
        expected = expected.plus(contacts);
    }

    /** Adds the counts of another block to these; sums of doubles ask for the order of blocks. */
    void merge(Tally other) {
        other.rows.forEach((table, number) -> rows.merge(table, number, Long::sum));
        other.faults.forEach((fault, number) -> faults.merge(fault, number, Long::sum));
        other.planted.forEach((thing, number) -> planted.merge(thing, number, Long::sum));
        expected = expected.plus(other.expected);
    }

    long count(ExtractTable table) {
        return rows.getOrDefault(table, 0L);
    }

    long count(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }

    long count(Planted thing) {
        return planted.getOrDefault(thing, 0L);
    }

    ExpectedContacts expected() {
        return expected;
    }
}
