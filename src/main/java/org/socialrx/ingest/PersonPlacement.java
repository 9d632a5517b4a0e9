package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Role;

/**
 * Rows that name a person but no practice, by person: first persons with their spells and deaths, then everything else
 * beside the persons accepted before.
 */
record PersonPlacement(Lanes lanes, Broadcast<References> references) implements Placement {
    private static final int PERSON = 1;
    private static final int OWN = 2;

    @Override
    public boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out) {
        var role = file.kind().role();
        boolean isPerson = role == Role.PATIENT;
        if (isPerson && references.value().rank(cells.getUTF8String(PatientCells.PRACTICE_ID)) == References.UNKNOWN) {
            return false;
        }
        var person =
                cells.getUTF8String(isPerson ? PatientCells.PERSON_ID : PERSON).clone();
        int order = isPerson ? Staged.OWNER_ROW : Staged.dependent(file.kind());
        out.add(Staged.record(
                lanes.lane(role).part(person.hashCode()),
                person.hashCode(),
                person,
                order,
                key(role, cells),
                file.index(),
                offset,
                Staged.body(cells)));
        return true;
    }

    @Override
    public int notePart(DeliveredFile file) {
        return lanes.notes().part(file.index());
    }

    /** The record of an accepted person in the lane of a role. */
    InternalRow owner(Role role, UnsafeRow person) {
        var id = person.getUTF8String(PatientCells.PERSON_ID).clone();
        int part = lanes.lane(role).part(id.hashCode());
        return Staged.record(part, id.hashCode(), id, Staged.OWNER_ELSEWHERE, NO_KEY, 0, 0, Staged.body(person));
    }

    private static UTF8String key(Role role, UnsafeRow cells) {
        return switch (role) {
            case PATIENT, DEATH -> NO_KEY;
            case REGISTRATION -> UTF8String.fromString(Integer.toString(cells.getInt(OWN)));
            default -> cells.getUTF8String(OWN).clone();
        };
    }
}
