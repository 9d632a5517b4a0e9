package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Role;

/** Practices with their staff, and the dictionary: small, all in one partition. */
record LookupPlacement() implements Placement {
    private static final int STAFF_ID = 1;

    @Override
    public boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out) {
        var owner = cells.getUTF8String(0).clone();
        var role = file.kind().role();
        boolean isStaff = role == Role.STAFF;
        int order = isStaff ? Staged.dependent(file.kind()) : Staged.OWNER_ROW;
        var key = isStaff ? cells.getUTF8String(STAFF_ID).clone() : NO_KEY;
        long family = switch (role) {
            case DICTIONARY -> 1;
            case PLACE -> 2;
            default -> 0;
        };
        out.add(Staged.record(0, family, owner, order, key, file.index(), offset, Staged.body(cells)));
        return true;
    }

    @Override
    public int notePart(DeliveredFile file) {
        return 0;
    }
}
