package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Mapping;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** The accepted rows of a partition as rows of one core table, in its declared columns. */
abstract class CoreRows implements Verdicts {
    private final Queue<InternalRow> out;

    CoreRows(Queue<InternalRow> out) {
        this.out = out;
    }

    final void add(InternalRow row) {
        out.add(row);
    }

    final void add(@Nullable Object... values) {
        out.add(new GenericInternalRow(values));
    }

    @Override
    public boolean wantsNotes() {
        return false;
    }

    @Override
    public void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule) {}

    @Override
    public void duplicate(int file) {}

    @Override
    public void rejected(int file, long offset, String column, Rule rule) {}

    @Override
    public void noted(int file, String column, Rule rule) {}

    @Override
    public void note(Note note) {}

    @Override
    public void end() {}

    static @Nullable Object value(UnsafeRow cells, int slot, DataType type) {
        return cells.isNullAt(slot) ? null : cells.get(slot, type);
    }

    /** Tables whose columns are the cells of their file. */
    static final class AsStaged extends CoreRows {
        private final Role role;

        AsStaged(Role role, Queue<InternalRow> out) {
            super(out);
            this.role = role;
        }

        @Override
        public void accepted(SourceFile fileKind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (fileKind.role() == role) {
                add(cells);
            }
        }
    }

    /** {@code core.contact}: the group of the member of staff joins; unknown staff is not recorded staff. */
    static final class Contacts extends CoreRows {
        private static final int STAFF_ID = 4;
        private static final int CONTACT_CODE = 5;
        private static final UTF8String UNLISTED = UTF8String.fromString("unlisted");
        private final Broadcast<References> references;

        Contacts(Broadcast<References> references, Queue<InternalRow> out) {
            super(out);
            this.references = references;
        }

        @Override
        public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (kind.role() != Role.CONTACT || owner == null) {
                return;
            }
            var practice = owner.getUTF8String(PatientCells.PRACTICE_ID);
            var staff = cells.getUTF8String(STAFF_ID);
            var group = staff == null ? null : references.value().staffGroup(practice, staff);
            add(
                    practice,
                    owner.getUTF8String(PatientCells.PATIENT_ID),
                    cells.getUTF8String(2),
                    cells.getInt(3),
                    group == null ? null : staff,
                    group == null ? UNLISTED : group,
                    cells.getUTF8String(CONTACT_CODE));
        }
    }

    /** Rows of a referral: practice and patient come from the referral. */
    static final class OfReferral extends CoreRows {
        private final SourceFile kind;
        private final DataType[] types;

        OfReferral(SourceFile kind, Queue<InternalRow> out) {
            super(out);
            this.kind = kind;
            this.types = kind.mappings().stream()
                    .map(Mapping::field)
                    .map(field -> field.type())
                    .toArray(DataType[]::new);
        }

        @Override
        public void accepted(SourceFile fileKind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (fileKind != kind || owner == null) {
                return;
            }
            var values = new @Nullable Object[types.length + ReferralPlacement.INHERITED_CELLS];
            values[0] = owner.getUTF8String(0);
            values[1] = owner.getUTF8String(1);
            for (int slot = 0; slot < types.length; slot++) {
                values[slot + ReferralPlacement.INHERITED_CELLS] = value(cells, slot, types[slot]);
            }
            add(values);
        }
    }
}
