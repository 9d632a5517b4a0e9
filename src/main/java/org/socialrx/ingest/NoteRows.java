package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** The verdicts of a partition as notes: every rejected row, and counts of all others. */
final class NoteRows implements Verdicts {
    private static final int DATE = 3;

    private final Queue<InternalRow> out;
    private final Tally tally = new Tally();
    private final MonthCounts months = new MonthCounts();

    NoteRows(Queue<InternalRow> out) {
        this.out = out;
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        tally.add(Note.What.ACCEPTED, file);
        if (owner != null && (kind.role() == Role.CONTACT || kind.role() == Role.EVENT)) {
            months.add(owner.getUTF8String(PatientCells.PRACTICE_ID), kind.role(), file, cells.getInt(DATE));
        }
    }

    @Override
    public void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule) {
        tally.add(Note.What.ACCEPTED, file);
        tally.add(Note.What.RULE, file, "", rule);
    }

    @Override
    public boolean wantsNotes() {
        return true;
    }

    @Override
    public void duplicate(int file) {
        tally.add(Note.What.DUPLICATE, file);
        tally.add(Note.What.RULE, file, "", Rule.DUPLICATE_ROW);
    }

    @Override
    public void rejected(int file, long offset, String column, Rule rule) {
        out.add(new Note(Note.What.REJECT, file, offset, column, rule, 1).row());
        tally.add(Note.What.RULE, file, column, rule);
    }

    @Override
    public void noted(int file, String column, Rule rule) {
        tally.add(Note.What.RULE, file, column, rule);
    }

    @Override
    public void note(Note note) {
        out.add(note.row());
    }

    @Override
    public void end() {
        tally.notes().map(Note::row).forEach(out::add);
        months.notes().map(Note::row).forEach(out::add);
    }
}
