package org.socialrx.ingest;

import java.util.Arrays;
import java.util.Queue;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Role;

/** Rows of the social-prescribing layer that name their referral only, by referral, beside the accepted referrals. */
record ReferralPlacement(Lanes lanes) implements Placement {
    /** Cells that a row takes from its referral: practice and patient. */
    static final int INHERITED_CELLS = 2;

    /** Cells of an owner: those, and whether the patient opted out. */
    static final int OWNER_CELLS = 3;

    @Override
    public boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out) {
        var referral = cells.getUTF8String(0).clone();
        int part = lanes.lane(file.kind().role()).part(referral.hashCode());
        int order = Staged.dependent(file.kind());
        var body = Staged.body(cells);
        out.add(Staged.record(
                part,
                referral.hashCode(),
                referral,
                order,
                key(file.kind().role(), cells),
                file.index(),
                offset,
                body));
        return true;
    }

    @Override
    public int notePart(DeliveredFile file) {
        return lanes.notes().part(file.index());
    }

    /** The record of an accepted referral, a row of {@link ReferralOwners}. */
    InternalRow owner(InternalRow accepted) {
        var referral = accepted.getUTF8String(2).clone();
        var cells = new UnsafeRowWriter(OWNER_CELLS);
        cells.reset();
        cells.zeroOutNullBytes();
        cells.write(0, accepted.getUTF8String(0));
        cells.write(1, accepted.getUTF8String(1));
        cells.write(INHERITED_CELLS, accepted.getBoolean(ReferralOwners.IS_OPTED_OUT));
        int part = lanes.lane(Role.SP_CONTACT).part(referral.hashCode());
        var body = Staged.body(cells.getRow());
        return Staged.record(part, referral.hashCode(), referral, Staged.OWNER_ELSEWHERE, NO_KEY, 0, 0, body);
    }

    private static UTF8String key(Role role, UnsafeRow cells) {
        return switch (role) {
            case SP_CONTACT -> UTF8String.fromString(Integer.toString(cells.getInt(1)));
            case SP_NEED, SP_ACTIVITY -> cells.getUTF8String(1).clone();
            case SP_MEASURE -> text(cells, 1, 2, 3);
            default -> throw new IllegalArgumentException("%s does not belong to a referral".formatted(role));
        };
    }

    private static UTF8String text(UnsafeRow cells, int... slots) {
        return UTF8String.fromString(Arrays.stream(slots)
                .mapToObj(slot -> cells.getUTF8String(slot).toString())
                .collect(Collectors.joining("\t")));
    }
}
