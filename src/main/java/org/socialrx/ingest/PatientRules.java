package org.socialrx.ingest;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.AurumFile;
import org.socialrx.ingest.layout.Rule;

/**
 * Rules about a patient's life and registration, and the practice's last collection.
 *
 * <p>What cannot have happened is rejected: before birth, after death, after the practice last sent data. What happened
 * outside of the registration is kept and counted: history from before it defines first referrals and covariates, and
 * late filing after leaving is common; neither is ever time at risk.
 */
record PatientRules(Broadcast<References> references) implements RowRules {
    private static final Fault UNKNOWN_PATIENT = new Fault("patid", Rule.UNKNOWN_PATIENT);
    private static final int CONSULTATION_STAFF = 4;
    private static final int OBSERVATION_STAFF = 7;
    private static final int CODE_KEY = 5;
    private static final int DATE = 3;
    /** Offer, referral, decline and first contact; a case may be closed after death. */
    private static final List<Integer> REFERRAL_DATES = List.of(3, 4, 5, 11);

    @Override
    public Fault withoutOwner() {
        return UNKNOWN_PATIENT;
    }

    @Override
    public @Nullable Fault ownerFault(AurumFile kind, long prefix, UnsafeRow patient) {
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
    public void noteOwner(AurumFile kind, UnsafeRow patient, BiConsumer<String, Rule> notes) {
        if (PatientCells.deathDay(patient) < patient.getInt(PatientCells.START)) {
            notes.accept(column(kind, PatientCells.START), Rule.DIED_BEFORE_REGISTRATION);
        }
    }

    @Override
    public @Nullable Fault fault(AurumFile kind, long prefix, UnsafeRow cells, UnsafeRow patient) {
        int lastDay = references.value().lastCollectionDay(PracticePlacement.rank(prefix));
        return switch (kind) {
            case CONSULTATION, OBSERVATION -> dateFault(kind, DATE, cells, patient, lastDay);
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
    public void note(AurumFile kind, UnsafeRow cells, UnsafeRow patient, BiConsumer<String, Rule> notes) {
        if (kind != AurumFile.CONSULTATION && kind != AurumFile.OBSERVATION) {
            return;
        }
        int day = cells.getInt(DATE);
        if (day < patient.getInt(PatientCells.START)) {
            notes.accept(column(kind, DATE), Rule.BEFORE_REGISTRATION);
        } else if (day > PatientCells.endDay(patient)) {
            notes.accept(column(kind, DATE), Rule.AFTER_LEAVING);
        }
        boolean isObservation = kind == AurumFile.OBSERVATION;
        if (isObservation && !references.value().hasCode(cells.getUTF8String(CODE_KEY))) {
            notes.accept(column(kind, CODE_KEY), Rule.UNKNOWN_CODE);
        }
        int staff = isObservation ? OBSERVATION_STAFF : CONSULTATION_STAFF;
        if (!cells.isNullAt(staff)
                && references.value().staffGroup(cells.getUTF8String(0), cells.getUTF8String(staff)) == null) {
            notes.accept(column(kind, staff), Rule.UNKNOWN_STAFF);
        }
    }

    private static @Nullable Fault dateFault(
            AurumFile kind, int slot, UnsafeRow cells, UnsafeRow patient, int lastDay) {
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

    private static String column(AurumFile kind, int slot) {
        return kind.mappings().get(slot).column();
    }
}
