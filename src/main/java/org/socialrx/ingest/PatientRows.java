package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.SourceFile;

/** {@code core.patient}: a patient waits for the row of a small-area file, which follows it. */
final class PatientRows extends CoreRows {
    private static final int DECILE = 2;
    private static final int AREA_CODE = 3;
    private static final UTF8String UNKNOWN_SEX = UTF8String.fromString("unknown");
    private final Broadcast<References> references;
    private @Nullable UnsafeRow patient;
    private @Nullable Integer decile;
    private @Nullable UTF8String area;

    PatientRows(Broadcast<References> references, Queue<InternalRow> out) {
        super(out);
        this.references = references;
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        if (kind.role() == Role.PATIENT) {
            end();
            patient = cells;
            decile = decile(cells, PatientCells.IMD_DECILE);
            area = area(cells, PatientCells.AREA_CODE);
        } else if (kind.role() == Role.SMALL_AREA) {
            decile = decile(cells, DECILE);
            area = area(cells, AREA_CODE);
        }
    }

    private @Nullable Integer decile(UnsafeRow cells, int slot) {
        return slot >= cells.numFields() || cells.isNullAt(slot)
                ? null
                : references.value().decile(cells.getInt(slot));
    }

    private @Nullable UTF8String area(UnsafeRow cells, int slot) {
        return slot >= cells.numFields() || cells.isNullAt(slot)
                ? null
                : references.value().area(cells.getUTF8String(slot));
    }

    @Override
    public void end() {
        if (patient == null) {
            return;
        }
        int deathDay = PatientCells.deathDay(patient);
        add(
                patient.getUTF8String(PatientCells.PRACTICE_ID),
                patient.getUTF8String(PatientCells.PATIENT_ID),
                patient.isNullAt(PatientCells.SEX) ? UNKNOWN_SEX : patient.getUTF8String(PatientCells.SEX),
                patient.getInt(PatientCells.BIRTH_YEAR),
                value(patient, PatientCells.BIRTH_MONTH, DataTypes.IntegerType),
                deathDay == PatientCells.NEVER ? null : deathDay,
                patient.getBoolean(PatientCells.IS_ACCEPTABLE),
                decile,
                area);
        patient = null;
        decile = null;
        area = null;
    }

    /** {@code core.registration}, from the same rows. */
    static final class Registrations extends CoreRows {
        Registrations(Queue<InternalRow> out) {
            super(out);
        }

        @Override
        public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (kind.role() == Role.PATIENT) {
                add(
                        cells.getUTF8String(PatientCells.PRACTICE_ID),
                        cells.getUTF8String(PatientCells.PATIENT_ID),
                        cells.getInt(PatientCells.START),
                        value(cells, PatientCells.END, DataTypes.DateType));
            }
        }
    }
}
