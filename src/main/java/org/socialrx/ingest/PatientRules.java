package org.socialrx.ingest;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.ingest.layout.Role;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * Rules about a patient's life and registration, and the practice's last collection.
 *
 * <p>What cannot have happened is rejected: before birth, after death, after the practice last sent data. What happened
 * outside of the registration is kept and counted: history from before it defines first referrals and covariates, and
 * late filing after leaving is common; neither is ever time at risk.
 *
 * @param references practices, staff, codes and opt-outs
 * @param keying whether rows stand with the patient's own row or with a person judged before
 */
record PatientRules(Broadcast<References> references, Layout.Keying keying) implements RowRules {
    private static final int CONSULTATION_STAFF = 4;
    private static final int OBSERVATION_STAFF = 7;
    private static final int CODE_KEY = 5;
    private static final int DATE = 3;
    private static final int AREA_CODE = 3;
    /** Offer, referral, decline and first contact; a case may be closed after death. */
    private static final List<Integer> REFERRAL_DATES = List.of(3, 4, 5, 11);

    @Override
    public int ownerCellCount(SourceFile kind) {
        return keying == Layout.Keying.BY_PRACTICE ? kind.mappings().size() : PersonRows.CELL_COUNT;
    }

    @Override
    public Fault withoutOwner(SourceFile kind) {
        return new Fault(column(kind, PatientCells.PATIENT_ID), Rule.UNKNOWN_PATIENT);
    }

    @Override
    public @Nullable Rule leftOut(UnsafeRow patient) {
        return references.value().isOptedOut(patient.getUTF8String(PatientCells.PATIENT_ID)) ? Rule.OPTED_OUT : null;
    }

    @Override
    public @Nullable Fault ownerFault(SourceFile kind, long prefix, UnsafeRow patient) {
        if (keying == Layout.Keying.BY_PERSON) {
            return null;
        }
        int born = PatientCells.firstDayOfLife(patient);
        int start = patient.getInt(PatientCells.START);
        if (start < born) {
            return new Fault(column(kind, PatientCells.START), Rule.BEFORE_BIRTH);
        }
        if (PatientCells.deathDay(patient) < born) {
            int slot = patient.isNullAt(PatientCells.DEATH_DERIVED)
                    ? PatientCells.DEATH_IN_RECORD
                    : PatientCells.DEATH_DERIVED;
            return new Fault(column(kind, slot), Rule.BEFORE_BIRTH);
        }
        if (PatientCells.endDay(patient) < start) {
            return new Fault(column(kind, PatientCells.END), Rule.ENDS_BEFORE_START);
        }
        return start > references.value().lastCollectionDay(PracticePlacement.rank(prefix))
                ? new Fault(column(kind, PatientCells.START), Rule.AFTER_LAST_COLLECTION)
                : null;
    }

    @Override
    public void noteOwner(SourceFile kind, UnsafeRow patient, BiConsumer<String, Rule> notes) {
        if (PatientCells.deathDay(patient) < patient.getInt(PatientCells.START)) {
            notes.accept(column(kind, PatientCells.START), Rule.DIED_BEFORE_REGISTRATION);
        }
        if (PatientCells.AREA_CODE < patient.numFields()) {
            noteArea(patient, PatientCells.AREA_CODE, column(kind, PatientCells.AREA_CODE), notes);
        }
    }

    @Override
    public @Nullable Fault fault(SourceFile kind, long prefix, UnsafeRow cells, UnsafeRow patient) {
        int lastDay = lastDay(prefix, patient);
        return switch (kind.role()) {
            case CONTACT, EVENT -> dateFault(kind, DATE, cells, patient, lastDay);
            case SP_REFERRAL -> {
                for (int slot : REFERRAL_DATES) {
                    var fault = dateFault(kind, slot, cells, patient, lastDay);
                    if (fault != null) {
                        yield fault;
                    }
                }
                yield null;
            }
            default -> null;
        };
    }

    @Override
    public void note(SourceFile kind, UnsafeRow cells, UnsafeRow patient, BiConsumer<String, Rule> notes) {
        if (kind.role() == Role.SMALL_AREA) {
            noteArea(cells, AREA_CODE, references.value().areaColumn(), notes);
        }
        if (kind.role() != Role.CONTACT && kind.role() != Role.EVENT) {
            return;
        }
        int day = cells.getInt(DATE);
        if (day < PatientCells.startDay(patient)) {
            notes.accept(column(kind, DATE), Rule.BEFORE_REGISTRATION);
        } else if (day > PatientCells.endDay(patient)) {
            notes.accept(column(kind, DATE), Rule.AFTER_LEAVING);
        }
        boolean isObservation = kind.role() == Role.EVENT;
        if (isObservation) {
            noteCode(kind, cells, notes);
        }
        int staff = isObservation ? OBSERVATION_STAFF : CONSULTATION_STAFF;
        if (!cells.isNullAt(staff)
                && references
                                .value()
                                .staffGroup(patient.getUTF8String(PatientCells.PRACTICE_ID), cells.getUTF8String(staff))
                        == null) {
            notes.accept(column(kind, staff), Rule.UNKNOWN_STAFF);
        }
    }

    private void noteArea(UnsafeRow cells, int slot, String column, BiConsumer<String, Rule> notes) {
        if (references.value().knowsAreas()
                && !cells.isNullAt(slot)
                && references.value().area(cells.getUTF8String(slot)) == null) {
            notes.accept(column, Rule.NEITHER_URBAN_NOR_RURAL);
        }
    }

    private void noteCode(SourceFile kind, UnsafeRow cells, BiConsumer<String, Rule> notes) {
        var code = cells.getUTF8String(CODE_KEY);
        if (!references.value().hasCode(code)) {
            notes.accept(column(kind, CODE_KEY), Rule.UNKNOWN_CODE);
        } else if (!references.value().hasDictionary() && !CodeShape.fits(EventRows.codeSystem(cells), code)) {
            notes.accept(column(kind, CODE_KEY), Rule.MISSHAPEN_CODE);
        }
    }

    /** Last day that the patient's practice sent data; where rows are placed by practice, their prefix knows it. */
    private int lastDay(long prefix, UnsafeRow patient) {
        int rank = keying == Layout.Keying.BY_PRACTICE
                ? PracticePlacement.rank(prefix)
                : references.value().rank(patient.getUTF8String(PatientCells.PRACTICE_ID));
        return references.value().lastCollectionDay(rank);
    }

    private static @Nullable Fault dateFault(
            SourceFile kind, int slot, UnsafeRow cells, UnsafeRow patient, int lastDay) {
        if (cells.isNullAt(slot)) {
            return null;
        }
        int day = cells.getInt(slot);
        if (day < PatientCells.firstDayOfLife(patient)) {
            return new Fault(column(kind, slot), Rule.BEFORE_BIRTH);
        }
        if (day > PatientCells.deathDay(patient)) {
            return new Fault(column(kind, slot), Rule.AFTER_DEATH);
        }
        return day > lastDay ? new Fault(column(kind, slot), Rule.AFTER_LAST_COLLECTION) : null;
    }

    private static String column(SourceFile kind, int slot) {
        return kind.column(slot);
    }
}
