package org.socialrx.ingest;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** Rows of the social-prescribing layer need one accepted referral, of one patient. */
record ReferralRules() implements RowRules {
    private static final Fault UNKNOWN_REFERRAL = new Fault("spref_id", Rule.UNKNOWN_REFERRAL);
    private static final Fault AMBIGUOUS_REFERRAL = new Fault("spref_id", Rule.AMBIGUOUS_REFERRAL);

    @Override
    public int ownerCellCount(SourceFile kind) {
        return ReferralPlacement.OWNER_CELLS;
    }

    @Override
    public @Nullable Rule leftOut(UnsafeRow owner) {
        return owner.getBoolean(ReferralPlacement.INHERITED_CELLS) ? Rule.OPTED_OUT : null;
    }

    @Override
    public Fault withoutOwner(SourceFile kind) {
        return UNKNOWN_REFERRAL;
    }

    @Override
    public @Nullable Fault withAmbiguousOwner(SourceFile kind) {
        return AMBIGUOUS_REFERRAL;
    }
}
