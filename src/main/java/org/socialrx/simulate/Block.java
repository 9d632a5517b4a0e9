package org.socialrx.simulate;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.socialrx.simulate.world.ContactDays;
import org.socialrx.simulate.world.Draws;
import org.socialrx.simulate.world.ExpectedContacts;
import org.socialrx.simulate.world.Life;
import org.socialrx.simulate.world.Practices;

/**
 * A run of patient numbers that one task writes; what it writes depends on nothing else.
 *
 * @param order what is simulated
 * @param practices of the whole delivery
 * @param number of the block, from 0
 */
record Block(Order order, Practices practices, int number) {
    /** Where the block's lines of a table wait to be joined with those of other blocks. */
    static String fragment(ExtractTable table, int block) {
        return "fragments/%s-%06d".formatted(table.word(), block);
    }

    /** Writes the block's part of every table that has patients. */
    Tally write(String folder, Configuration configuration) throws IOException {
        var tally = new Tally();
        Map<ExtractTable, LineWriter> writers = new EnumMap<>(ExtractTable.class);
        try (var place = Folder.open(folder, configuration)) {
            for (var table : ExtractTable.values()) {
                if (table.blocksPerPart() > 0) {
                    writers.put(table, open(place, table));
                }
            }
            long first = (long) number * Order.BLOCK;
            long stop = Math.min(order.patients(), first + Order.BLOCK);
            for (long patient = first; patient < stop; patient++) {
                writePatient(patient, writers, tally);
            }
            for (var entry : writers.entrySet()) {
                var writer = entry.getValue();
                writer.close();
                tally.rows(entry.getKey(), writer.lines() - (isWhole(entry.getKey()) ? 1 : 0));
            }
        }
        return tally;
    }

    private LineWriter open(Folder place, ExtractTable table) throws IOException {
        if (!isWhole(table)) {
            return new LineWriter(place.create(fragment(table, number)));
        }
        var writer = new LineWriter(
                place.create(table.fileName(number) + order.packing().suffix()));
        writer.line(table.header());
        return writer;
    }

    /** Whether a block makes a whole part, with its header, of this table. */
    private static boolean isWhole(ExtractTable table) {
        return table.blocksPerPart() == 1;
    }

    private void writePatient(long patient, Map<ExtractTable, LineWriter> writers, Tally tally) {
        var world = order.world();
        var life = Life.draw(world, practices, order.seed(), patient);
        var notes = new Notes(world, order.seed(), life, writers, tally);
        new PersonalRows(notes).write();
        new ContactRows(notes, ContactDays.draw(world, life, order.seed())).write();
        new PrescribingRows(notes).write();
        new InjuryRows(notes, Draws.of(order.seed(), "injury", patient)).write();
        tally.expect(ExpectedContacts.of(world, life));
    }
}
