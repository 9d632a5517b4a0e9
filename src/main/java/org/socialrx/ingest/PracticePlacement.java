package org.socialrx.ingest;

import java.util.List;
import java.util.Queue;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Role;

/**
 * Everything of a patient, by practice: patients go to every lane, because rows of each lane are judged by them.
 *
 * <p>Practices are dealt out to partitions in turn, which is more even than a hash. The prefix of the order is the
 * practice's rank and the patient's number without the practice's digits at its end, so that nearly every comparison of
 * the sort is one of two longs, and rows of a practice stand in the order of its patients.
 */
record PracticePlacement(Lanes lanes, Broadcast<References> references) implements Placement {
    private static final int PRACTICE_ID = 0;
    private static final int PATIENT_ID = 1;
    private static final int OWN_ID = 2;
    private static final int PATIENT_BITS = 47;
    private static final int PRACTICE_DIGITS = 5;
    private static final List<Role> JUDGED_BY_PATIENT = List.of(Role.CONTACT, Role.EVENT, Role.SP_REFERRAL);

    @Override
    public boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out) {
        int rank = references.value().rank(cells.getUTF8String(PRACTICE_ID));
        if (rank == References.UNKNOWN) {
            return false;
        }
        var kind = file.kind();
        var patient = cells.getUTF8String(PATIENT_ID).clone();
        long prefix = prefix(rank, patient);
        var body = Staged.body(cells);
        boolean isPatient = kind.role() == Role.PATIENT;
        var key = isPatient || kind.role() == Role.SMALL_AREA
                ? NO_KEY
                : cells.getUTF8String(OWN_ID).clone();
        int order = isPatient ? Staged.OWNER_ROW : Staged.dependent(kind);
        int part = lanes.lane(kind.role()).part(rank);
        out.add(Staged.record(part, prefix, patient, order, key, file.index(), offset, body));
        if (isPatient) {
            for (var other : JUDGED_BY_PATIENT) {
                int elsewhere = lanes.lane(other).part(rank);
                out.add(Staged.record(
                        elsewhere, prefix, patient, Staged.OWNER_ELSEWHERE, key, file.index(), offset, body));
            }
        }
        return true;
    }

    @Override
    public int notePart(DeliveredFile file) {
        return lanes.notes().part(file.index());
    }

    /** The rank of the practice that a prefix begins with. */
    static int rank(long prefix) {
        return (int) (prefix >>> PATIENT_BITS);
    }

    private static long prefix(int rank, UTF8String patient) {
        long number = 0;
        for (int i = 0; i < patient.numBytes() - PRACTICE_DIGITS; i++) {
            number = 10 * number + patient.getByte(i) - '0';
        }
        return ((long) rank << PATIENT_BITS) | (number & ((1L << PATIENT_BITS) - 1));
    }
}
