package org.socialrx.ingest;

import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Accepted persons with the cells of a patient: the spells and the death that follow a person are gathered into the
 * first and last day registered and the day of death. Those who opted out are among them and say so.
 */
final class PersonRows extends CoreRows {
    /** Cells of a gathered person. */
    static final int CELL_COUNT = PatientCells.PERSON_ID + 2;

    /** Name of the column that says who opted out. */
    static final String IS_OPTED_OUT = "is_opted_out";

    private static final int FIRST_DATE = 2;
    private static final int LAST_DATE = 3;

    private @Nullable UnsafeRow person;
    private Object isOptedOut = false;
    private int start = PatientCells.NEVER;
    private int end = Integer.MIN_VALUE;
    private int death = PatientCells.NEVER;

    PersonRows(Queue<InternalRow> out) {
        super(out);
    }

    /** The cells as columns; two of the names stand twice in the role, so positions name them. */
    static StructType schema() {
        var fields = new StructField[CELL_COUNT];
        for (int cell = 0; cell < CELL_COUNT - 1; cell++) {
            var field = Role.PATIENT.cells().get(cell);
            fields[cell] = new StructField(
                    cell == PatientCells.DEATH_IN_RECORD ? field.name() + "_in_record" : field.name(),
                    field.type(),
                    true,
                    org.apache.spark.sql.types.Metadata.empty());
        }
        fields[CELL_COUNT - 1] = DataTypes.createStructField(IS_OPTED_OUT, DataTypes.BooleanType, false);
        return new StructType(fields);
    }

    @Override
    public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
        take(kind, cells, false);
    }

    @Override
    public void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule) {
        take(kind, cells, true);
    }

    @Override
    public void end() {
        if (person == null) {
            return;
        }
        add(
                person.getUTF8String(PatientCells.PRACTICE_ID),
                person.getUTF8String(PatientCells.PATIENT_ID),
                value(person, PatientCells.SEX, DataTypes.StringType),
                person.getInt(PatientCells.BIRTH_YEAR),
                value(person, PatientCells.BIRTH_MONTH, DataTypes.IntegerType),
                null,
                death == PatientCells.NEVER ? null : death,
                person.getBoolean(PatientCells.IS_ACCEPTABLE),
                start == PatientCells.NEVER ? null : start,
                end == Integer.MIN_VALUE ? null : end,
                value(person, PatientCells.IMD_DECILE, DataTypes.IntegerType),
                null,
                person.getUTF8String(PatientCells.PERSON_ID),
                isOptedOut);
        person = null;
        start = PatientCells.NEVER;
        end = Integer.MIN_VALUE;
        death = PatientCells.NEVER;
    }

    private void take(SourceFile kind, UnsafeRow cells, Object optedOut) {
        switch (kind.role()) {
            case PATIENT -> {
                end();
                person = cells;
                isOptedOut = optedOut;
            }
            case REGISTRATION -> {
                start = Math.min(start, cells.getInt(FIRST_DATE));
                end = Math.max(end, cells.getInt(LAST_DATE));
            }
            case DEATH -> death = Math.min(death, cells.getInt(FIRST_DATE));
            default -> throw new IllegalArgumentException("%s is not gathered into a person".formatted(kind));
        }
    }

    /** {@code core.registration} from spells with a file of their own, their practice and pseudonym from the person. */
    static final class Spells extends CoreRows {
        Spells(Queue<InternalRow> out) {
            super(out);
        }

        @Override
        public void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner) {
            if (kind.role() == Role.REGISTRATION && owner != null) {
                add(
                        owner.getUTF8String(PatientCells.PRACTICE_ID),
                        owner.getUTF8String(PatientCells.PATIENT_ID),
                        cells.getInt(FIRST_DATE),
                        cells.getInt(LAST_DATE));
            }
        }
    }
}
