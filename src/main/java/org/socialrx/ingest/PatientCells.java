package org.socialrx.ingest;

import java.time.LocalDate;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.socialrx.ingest.layout.Role;

/** Where the cells of a staged patient are, and the days of a life that they say. */
final class PatientCells {
    static final int PRACTICE_ID = 0;
    static final int PATIENT_ID = 1;
    static final int SEX = 2;
    static final int BIRTH_YEAR = 3;
    static final int BIRTH_MONTH = 4;
    static final int DEATH_IN_RECORD = 5;
    static final int DEATH_DERIVED = 6;
    static final int IS_ACCEPTABLE = 7;
    static final int START = 8;
    static final int END = 9;
    static final int IMD_DECILE = 10;
    static final int AREA_CODE = 11;
    static final int PERSON_ID = 12;

    /** The day of death of somebody who is not known to have died. */
    static final int NEVER = Integer.MAX_VALUE;

    static {
        if (Role.PATIENT.cells().size() != PERSON_ID + 1) {
            throw new IllegalStateException("The cells of a patient are not those of its role");
        }
    }

    private PatientCells() {}

    /**
     * Day of death, or {@link #NEVER}: the supplier's derived date, which weighs all its sources, before the one in the
     * practice's record.
     */
    static int deathDay(UnsafeRow patient) {
        return day(patient, DEATH_DERIVED, day(patient, DEATH_IN_RECORD, NEVER));
    }

    /** First day registered, or {@link #NEVER}. */
    static int startDay(UnsafeRow patient) {
        return day(patient, START, NEVER);
    }

    /** Last day registered, or {@link #NEVER}. */
    static int endDay(UnsafeRow patient) {
        return day(patient, END, NEVER);
    }

    /**
     * First day of the year of birth. Years are compared, as the supplier's own quality flag does: a month is recorded
     * for children only, and what precedes it in the same year is often the mother's record.
     */
    static int firstDayOfLife(UnsafeRow patient) {
        return (int) LocalDate.of(patient.getInt(BIRTH_YEAR), 1, 1).toEpochDay();
    }

    private static int day(UnsafeRow patient, int slot, int otherwise) {
        return patient.isNullAt(slot) ? otherwise : patient.getInt(slot);
    }
}
