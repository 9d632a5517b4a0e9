package org.socialrx.ingest;

import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.AurumFile;
import org.socialrx.ingest.layout.Rule;

/** Rows of the social-prescribing layer need one accepted referral, of one patient. */
record ReferralRules() implements RowRules {
    private static final Fault UNKNOWN_REFERRAL = new Fault("spref_id", Rule.UNKNOWN_REFERRAL);
    private static final Fault AMBIGUOUS_REFERRAL = new Fault("spref_id", Rule.AMBIGUOUS_REFERRAL);

    @Override
    public int ownerCellCount(AurumFile kind) {
        return ReferralPlacement.OWNER_CELLS;
    }

    @Override
    public Fault withoutOwner() {
        return UNKNOWN_REFERRAL;
    }

    @Override
    public @Nullable Fault withAmbiguousOwner() {
        return AMBIGUOUS_REFERRAL;
    }
}
