package org.socialrx.ingest.layout;

import static org.socialrx.ingest.layout.Mapping.absent;
import static org.socialrx.ingest.layout.Mapping.decimal;
import static org.socialrx.ingest.layout.Mapping.fingerprint;
import static org.socialrx.ingest.layout.Mapping.integer;
import static org.socialrx.ingest.layout.Mapping.isoDate;
import static org.socialrx.ingest.layout.Mapping.pseudonym;
import static org.socialrx.ingest.layout.Mapping.text;
import static org.socialrx.ingest.layout.SourceFile.file;

import org.socialrx.codelist.CodeSystem;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.SourceSettings;

/**
 * A generic event file with its terminology in every row, and the companions that say who the patients are.
 *
 * <p>An event has no number of its own: it is known by what it says, so that a row delivered twice is one event.
 */
public final class EventLayout {
    /** The column of patients that tells urban from rural by codes, which the study explains. */
    public static final String URBAN_RURAL_COLUMN = "urban_rural";

    /** The declaration. */
    public static final Layout LAYOUT = Layout.of(
            SourceSettings.Layout.EVENTS,
            Dialect.COMMAS,
            Layout.Keying.BY_PRACTICE,
            CodeSystem.STAFF_ROLE_TEXT,
            file("practice", Role.PRACTICE, "practice_id region~? last_collection_date")
                    .required(
                            pseudonym("practice_id", Practice.PRACTICE_ID),
                            text("region", Practice.REGION),
                            isoDate("last_collection_date", Practice.LAST_COLLECTION_DATE)),
            file("staff", Role.STAFF, "staff_id practice_id role~")
                    .optional(
                            pseudonym("practice_id", Staff.PRACTICE_ID),
                            pseudonym("staff_id", Staff.STAFF_ID),
                            text("role", Staff.ROLE_CODE)),
            patient(),
            file("contact", Role.CONTACT, "patient_id practice_id contact_id contact_date staff_id? contact_code?")
                    .optional(
                            pseudonym("practice_id", Contact.PRACTICE_ID),
                            pseudonym("patient_id", Contact.PATIENT_ID),
                            pseudonym("contact_id", Contact.CONTACT_ID),
                            isoDate("contact_date", Contact.CONTACT_DATE),
                            pseudonym("staff_id", Contact.STAFF_ID),
                            text("contact_code", Contact.CONTACT_CODE)),
            event());

    private EventLayout() {}

    private static SourceFile.Builder patient() {
        return file(
                        "patient",
                        Role.PATIENT,
                        "patient_id practice_id sex birth_year birth_month? death_date? registration_start"
                                + " registration_end acceptable? imd_decile? urban_rural?")
                .required(
                        pseudonym("practice_id", Patient.PRACTICE_ID),
                        pseudonym("patient_id", Patient.PATIENT_ID),
                        Mapping.of("sex", Patient.SEX.asOptional(), Form.SEX_WORD),
                        integer("birth_year", Patient.BIRTH_YEAR),
                        Mapping.of("birth_month", Patient.BIRTH_MONTH, Form.NUMBER_OR_ZERO),
                        absent(Patient.DEATH_DATE),
                        isoDate("death_date", Patient.DEATH_DATE),
                        Mapping.of("acceptable", Patient.IS_ACCEPTABLE, Form.FLAG)
                                .otherwise("1"),
                        isoDate("registration_start", Registration.START_DATE),
                        isoDate("registration_end", Registration.END_DATE),
                        integer("imd_decile", Patient.IMD_DECILE),
                        text(URBAN_RURAL_COLUMN, Role.PATIENT.cells().get(11)));
    }

    private static SourceFile.Builder event() {
        return file(
                        "event",
                        Role.EVENT,
                        "patient_id practice_id event_date code code_system term~ value unit~ episode_type~")
                .required(
                        pseudonym("practice_id", Event.PRACTICE_ID),
                        pseudonym("patient_id", Event.PATIENT_ID),
                        fingerprint(Event.EVENT_ID),
                        isoDate("event_date", Event.EVENT_DATE),
                        absent(Event.CONTACT_ID),
                        text("code", Event.CODE_KEY),
                        decimal("value", Event.VALUE),
                        absent(Contact.STAFF_ID),
                        Mapping.of("code_system", Code.CODE_SYSTEM, Form.TERMINOLOGY),
                        text("term", Code.TERM));
    }
}
