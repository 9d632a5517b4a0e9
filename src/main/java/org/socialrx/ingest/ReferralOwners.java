package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Accepted referrals as owners of the rows that name them: practice, patient, referral, whether the patient opted out.
 */
final class ReferralOwners extends CoreRows {
    /** Cell that says whether the patient opted out. */
    static final int IS_OPTED_OUT = 3;

    ReferralOwners(Queue<InternalRow> out) {
        super(out);
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        owner(kind, cells, false);
    }

    @Override
    public void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule) {
        owner(kind, cells, true);
    }

    private void owner(SourceFile kind, UnsafeRow cells, Object isOptedOut) {
        if (kind.role() == Role.SP_REFERRAL) {
            add(cells.getUTF8String(0), cells.getUTF8String(1), cells.getUTF8String(2), isOptedOut);
        }
    }
}
