package org.socialrx.ingest;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Rules about spells and deaths that stand in files of their own.
 *
 * @param references practices and opt-outs
 */
record PersonRules(Broadcast<References> references) implements RowRules {
    private static final int START = 2;
    private static final int END = 3;
    private static final int DEATH = 2;

    @Override
    public Fault withoutOwner(SourceFile kind) {
        return new Fault(kind.column(PatientCells.PATIENT_ID), Rule.UNKNOWN_PATIENT);
    }

    @Override
    public @Nullable Rule leftOut(UnsafeRow patient) {
        return references.value().isOptedOut(patient.getUTF8String(PatientCells.PATIENT_ID)) ? Rule.OPTED_OUT : null;
    }

    @Override
    public @Nullable Fault fault(SourceFile kind, long prefix, UnsafeRow cells, UnsafeRow person) {
        int born = PatientCells.firstDayOfLife(person);
        return switch (kind.role()) {
            case REGISTRATION -> {
                if (cells.getInt(START) < born) {
                    yield new Fault(kind.column(START), Rule.BEFORE_BIRTH);
                }
                yield cells.getInt(END) < cells.getInt(START)
                        ? new Fault(kind.column(END), Rule.ENDS_BEFORE_START)
                        : null;
            }
            case DEATH -> cells.getInt(DEATH) < born ? new Fault(kind.column(DEATH), Rule.BEFORE_BIRTH) : null;
            default -> null;
        };
    }
}
