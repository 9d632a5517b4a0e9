package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.AurumFile;

/** Practices with their staff, and the dictionary: small, all in one partition. */
record LookupPlacement() implements Placement {
    private static final int STAFF_ID = 1;

    @Override
    public boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out) {
        var owner = cells.getUTF8String(0).clone();
        boolean isStaff = file.kind() == AurumFile.STAFF;
        int order = isStaff ? Staged.dependent(file.kind()) : Staged.OWNER_ROW;
        var key = isStaff ? cells.getUTF8String(STAFF_ID).clone() : NO_KEY;
        long family = file.kind() == AurumFile.MEDICAL_DICTIONARY ? 1 : 0;
        out.add(Staged.record(0, family, owner, order, key, file.index(), offset, Staged.body(cells)));
        return true;
    }

    @Override
    public int notePart(DeliveredFile file) {
        return 0;
    }
}
