package org.socialrx.ingest.layout;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpMeasure;
import org.socialrx.schema.core.SpNeed;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/**
 * What a row of a file is, in whatever layout, and what its cells hold, in order.
 *
 * <p>Everything after the parser knows roles and cells and never a supplier's columns. Where the cells begin like the
 * core table's columns, as in {@link #EVENT}, a staged row is a core row.
 */
// Declared tables and fields are records of copied lists, but carry no annotation that says so.
@SuppressWarnings("ImmutableEnumChecker")
public enum Role {
    /** A practice. */
    PRACTICE(Practice.TABLE, Practice.PRACTICE_ID, Practice.REGION, Practice.LAST_COLLECTION_DATE),
    /** A place that practices name for their region. */
    PLACE(Practice.TABLE, Cells.PLACE_ID, Practice.REGION),
    /** A member of staff. */
    STAFF(Staff.TABLE, Staff.PRACTICE_ID, Staff.STAFF_ID, Staff.ROLE_CODE),
    /** A code of the supplier: its words, Read code as delivered, Read code cleansed, SNOMED CT. */
    DICTIONARY(Code.TABLE, Code.CODE_KEY, Code.TERM, Code.CODE, Code.CODE, Code.CODE),
    /**
     * A patient, with the registration where the layout has one a patient: two dates of death, recorded and derived.
     */
    PATIENT(
            Patient.TABLE,
            Patient.PRACTICE_ID,
            Patient.PATIENT_ID,
            Patient.SEX,
            Patient.BIRTH_YEAR,
            Patient.BIRTH_MONTH,
            Patient.DEATH_DATE,
            Patient.DEATH_DATE,
            Patient.IS_ACCEPTABLE,
            Registration.START_DATE,
            Registration.END_DATE,
            Patient.IMD_DECILE,
            Cells.AREA_CODE,
            Cells.PERSON_ID),
    /** The small area a patient lives in: its deprivation, and whether it is urban or rural. */
    SMALL_AREA(Patient.TABLE, Patient.PRACTICE_ID, Patient.PATIENT_ID, Patient.IMD_DECILE, Cells.AREA_CODE),
    /** A spell of registration, where it has a file of its own. */
    REGISTRATION(
            Registration.TABLE,
            Registration.PRACTICE_ID,
            Registration.PATIENT_ID,
            Registration.START_DATE,
            Registration.END_DATE),
    /** A death, where it has a file of its own. */
    DEATH(Patient.TABLE, Patient.PRACTICE_ID, Patient.PATIENT_ID, Patient.DEATH_DATE),
    /** A consultation. */
    CONTACT(
            Contact.TABLE,
            Contact.PRACTICE_ID,
            Contact.PATIENT_ID,
            Contact.CONTACT_ID,
            Contact.CONTACT_DATE,
            Contact.STAFF_ID,
            Contact.CONTACT_CODE,
            Cells.KIND_OF_CARE),
    /** A coded entry, who made it, and where no dictionary is delivered its terminology and words. */
    EVENT(
            Event.TABLE,
            Event.PRACTICE_ID,
            Event.PATIENT_ID,
            Event.EVENT_ID,
            Event.EVENT_DATE,
            Event.CONTACT_ID,
            Event.CODE_KEY,
            Event.VALUE,
            Contact.STAFF_ID,
            Code.CODE_SYSTEM,
            Code.TERM),
    /** A referral to social prescribing, by the scheme. */
    SP_REFERRAL(SpReferral.TABLE, SpReferral.TABLE.fields()),
    /** A contact of a link worker; practice and patient come from the referral, as with all that follow. */
    SP_CONTACT(SpContact.TABLE, Cells.ofReferral(SpContact.TABLE)),
    /** A need or concern. */
    SP_NEED(SpNeed.TABLE, Cells.ofReferral(SpNeed.TABLE)),
    /** An activity a patient was connected to. */
    SP_ACTIVITY(SpActivity.TABLE, Cells.ofReferral(SpActivity.TABLE)),
    /** An item or score of a wellbeing instrument. */
    SP_MEASURE(SpMeasure.TABLE, Cells.ofReferral(SpMeasure.TABLE));

    private final Table table;
    private final List<Field> cells;

    Role(Table table, Field... cells) {
        this(table, List.of(cells));
    }

    Role(Table table, List<Field> cells) {
        this.table = table;
        this.cells = List.copyOf(cells);
    }

    /** The core table its rows go to. */
    public Table table() {
        return table;
    }

    /** The cells of a staged row, in order; a layout may leave out the last of them. */
    public List<Field> cells() {
        return cells;
    }

    /** Cells that no core table has. */
    private static final class Cells {
        static final Field PLACE_ID = Field.required("place_id", StringType, "Place, as the supplier numbers it");
        static final Field PERSON_ID =
                Field.required("person_id", StringType, "Number of the patient in the other files of the delivery");
        static final Field AREA_CODE = Field.optional(
                Patient.URBAN_RURAL.name(), StringType, "Urban or rural small area, as the supplier codes it");
        static final Field KIND_OF_CARE =
                Field.optional("kind_of_care", IntegerType, "Kind of care, as the supplier numbers it");
        private static final int PRACTICE_AND_PATIENT = 2;

        private Cells() {}

        static List<Field> ofReferral(Table table) {
            return table.fields().subList(PRACTICE_AND_PATIENT, table.fields().size());
        }
    }
}
