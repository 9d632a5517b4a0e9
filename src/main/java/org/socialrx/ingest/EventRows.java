package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;

/**
 * {@code core.event} of layouts whose rows are not core rows: practice and patient come from the owner.
 *
 * <p>Where several kinds of file hold entries, each numbers its own, so the kind goes before the number; where the row
 * names its terminology, the terminology goes before the code.
 */
final class EventRows extends CoreRows {
    private static final int EVENT_ID = 2;
    private static final int EVENT_DATE = 3;
    private static final int CONTACT_ID = 4;
    private static final int CODE_KEY = 5;
    private static final int VALUE = 6;
    private static final int CODE_SYSTEM = 8;
    private static final UTF8String BEFORE_CODE = UTF8String.fromString(":");
    private static final UTF8String BEFORE_NUMBER = UTF8String.fromString("-");

    private final Numbering numbering;

    /** Whether the number of an entry says all. */
    enum Numbering {
        /** No two entries of a patient share a number. */
        ONE_FOR_ALL,
        /** Each kind of file counts for itself. */
        BY_KIND
    }

    EventRows(Numbering numbering, Queue<InternalRow> out) {
        super(out);
        this.numbering = numbering;
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        if (kind.role() != Role.EVENT || owner == null) {
            return;
        }
        var number = cells.getUTF8String(EVENT_ID);
        add(
                owner.getUTF8String(PatientCells.PRACTICE_ID),
                owner.getUTF8String(PatientCells.PATIENT_ID),
                numbering == Numbering.ONE_FOR_ALL
                        ? number
                        : UTF8String.concat(UTF8String.fromString(kind.name()), BEFORE_NUMBER, number),
                cells.getInt(EVENT_DATE),
                cells.getUTF8String(CONTACT_ID),
                codeKey(cells),
                value(cells, VALUE, DataTypes.DoubleType));
    }

    /** The key of an entry's code. */
    static UTF8String codeKey(UnsafeRow cells) {
        var code = cells.getUTF8String(CODE_KEY);
        var system = codeSystem(cells);
        return system == null ? code : UTF8String.concat(system, BEFORE_CODE, code);
    }

    /** The terminology that the row names, or null. */
    static @Nullable UTF8String codeSystem(UnsafeRow cells) {
        return cells.numFields() > CODE_SYSTEM ? cells.getUTF8String(CODE_SYSTEM) : null;
    }
}
