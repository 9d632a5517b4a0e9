package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** The practice of every patient who opted out, with a one to be summed. */
final class OptOutRows extends CoreRows {
    OptOutRows(Queue<InternalRow> out) {
        super(out);
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {}

    @Override
    public void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule) {
        if (kind.role() == Role.PATIENT) {
            add(cells.getUTF8String(PatientCells.PRACTICE_ID), 1L);
        }
    }
}
