package org.socialrx.ingest.layout;

import static org.socialrx.ingest.layout.Mapping.absent;
import static org.socialrx.ingest.layout.Mapping.constant;
import static org.socialrx.ingest.layout.Mapping.decimal;
import static org.socialrx.ingest.layout.Mapping.identifier;
import static org.socialrx.ingest.layout.Mapping.integer;
import static org.socialrx.ingest.layout.Mapping.isoDate;
import static org.socialrx.ingest.layout.Mapping.pseudonym;
import static org.socialrx.ingest.layout.Mapping.text;
import static org.socialrx.ingest.layout.SourceFile.file;

import org.socialrx.codelist.CodeSystem;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.SourceSettings;

/**
 * OMOP CDM 5.4 as comma-separated files, one a table.
 *
 * <p>Codes are read from the {@code *_source_value} columns, because UK codes have no standard concept that could be
 * relied on. A patient is known by {@code person_source_value}, the source's own pseudonym, so that draws, opt-outs and
 * counts are those of the same records in another layout; {@code person_id} only joins the files.
 */
public final class OmopLayout {
    /** The declaration. */
    public static final Layout LAYOUT = Layout.of(
            SourceSettings.Layout.OMOP,
            Dialect.COMMAS,
            Layout.Keying.BY_PERSON,
            CodeSystem.STAFF_ROLE_TEXT,
            careSite(),
            location(),
            provider(),
            person(),
            observationPeriod(),
            death(),
            visit(),
            observation(),
            condition(),
            measurement(),
            procedure());

    private OmopLayout() {}

    private static SourceFile.Builder careSite() {
        return file(
                        "care_site",
                        Role.PRACTICE,
                        "care_site_id care_site_name~ place_of_service_concept_id location_id care_site_source_value"
                                + " place_of_service_source_value~")
                .required(
                        identifier("care_site_id", Practice.PRACTICE_ID),
                        identifier("location_id", Practice.REGION),
                        absent(Practice.LAST_COLLECTION_DATE));
    }

    private static SourceFile.Builder location() {
        return file(
                        "location",
                        Role.PLACE,
                        "location_id address_1~ address_2~ city~ state~ zip~ county~ location_source_value~"
                                + " country_concept_id country_source_value~ latitude longitude")
                .optional(
                        identifier("location_id", Role.PLACE.cells().get(0)),
                        Mapping.of("location_source_value", Practice.REGION, Form.REGION));
    }

    private static SourceFile.Builder provider() {
        return file(
                        "provider",
                        Role.STAFF,
                        "provider_id provider_name~ npi dea specialty_concept_id care_site_id year_of_birth"
                                + " gender_concept_id provider_source_value specialty_source_value~"
                                + " specialty_source_concept_id gender_source_value~ gender_source_concept_id")
                .optional(
                        identifier("care_site_id", Staff.PRACTICE_ID),
                        identifier("provider_id", Staff.STAFF_ID),
                        text("specialty_source_value", Staff.ROLE_CODE));
    }

    private static SourceFile.Builder person() {
        return file(
                        "person",
                        Role.PATIENT,
                        "person_id gender_concept_id year_of_birth month_of_birth day_of_birth birth_datetime"
                                + " race_concept_id ethnicity_concept_id location_id provider_id care_site_id"
                                + " person_source_value gender_source_value~ gender_source_concept_id"
                                + " race_source_value~ race_source_concept_id ethnicity_source_value~"
                                + " ethnicity_source_concept_id")
                .required(
                        identifier("care_site_id", Patient.PRACTICE_ID),
                        pseudonym("person_source_value", Patient.PATIENT_ID),
                        Mapping.of("gender_concept_id", Patient.SEX.asOptional(), Form.SEX_CONCEPT),
                        integer("year_of_birth", Patient.BIRTH_YEAR),
                        Mapping.of("month_of_birth", Patient.BIRTH_MONTH, Form.NUMBER_OR_ZERO),
                        absent(Patient.DEATH_DATE),
                        absent(Patient.DEATH_DATE),
                        constant(Patient.IS_ACCEPTABLE, Form.FLAG, "1"),
                        absent(Registration.START_DATE),
                        absent(Registration.END_DATE),
                        absent(Patient.IMD_DECILE),
                        absent(Role.PATIENT.cells().get(11)),
                        identifier("person_id", Role.PATIENT.cells().get(12)));
    }

    private static SourceFile.Builder observationPeriod() {
        return file(
                        "observation_period",
                        Role.REGISTRATION,
                        "observation_period_id person_id observation_period_start_date observation_period_end_date"
                                + " period_type_concept_id")
                .required(
                        absent(Registration.PRACTICE_ID),
                        identifier("person_id", Registration.PATIENT_ID),
                        isoDate("observation_period_start_date", Registration.START_DATE),
                        isoDate("observation_period_end_date", Registration.START_DATE.named("end_date")));
    }

    private static SourceFile.Builder death() {
        return file(
                        "death",
                        Role.DEATH,
                        "person_id death_date death_datetime death_type_concept_id cause_concept_id"
                                + " cause_source_value cause_source_concept_id")
                .optional(
                        absent(Patient.PRACTICE_ID),
                        identifier("person_id", Patient.PATIENT_ID),
                        isoDate("death_date", Registration.START_DATE.named("death_date")));
    }

    private static SourceFile.Builder visit() {
        return file(
                        "visit_occurrence",
                        Role.CONTACT,
                        "visit_occurrence_id person_id visit_concept_id visit_start_date visit_start_datetime"
                                + " visit_end_date visit_end_datetime visit_type_concept_id provider_id care_site_id"
                                + " visit_source_value visit_source_concept_id admitted_from_concept_id"
                                + " admitted_from_source_value discharged_to_concept_id discharged_to_source_value"
                                + " preceding_visit_occurrence_id")
                .required(
                        absent(Contact.PRACTICE_ID),
                        identifier("person_id", Contact.PATIENT_ID),
                        identifier("visit_occurrence_id", Contact.CONTACT_ID),
                        isoDate("visit_start_date", Contact.CONTACT_DATE),
                        identifier("provider_id", Contact.STAFF_ID),
                        text("visit_source_value", Contact.CONTACT_CODE),
                        Mapping.of("visit_concept_id", Role.CONTACT.cells().get(6), Form.VISIT_CONCEPT));
    }

    private static SourceFile.Builder observation() {
        return events(
                        "observation",
                        "observation_id person_id observation_concept_id observation_date observation_datetime?"
                                + " observation_type_concept_id value_as_number value_as_string~ value_as_concept_id"
                                + " qualifier_concept_id unit_concept_id provider_id visit_occurrence_id"
                                + " visit_detail_id observation_source_value observation_source_concept_id"
                                + " unit_source_value~ qualifier_source_value~ value_source_value~"
                                + " observation_event_id obs_event_field_concept_id")
                .required(eventCells("observation", "observation_date", decimal("value_as_number", Event.VALUE)));
    }

    private static SourceFile.Builder condition() {
        return events(
                        "condition_occurrence",
                        "condition_occurrence_id person_id condition_concept_id condition_start_date"
                                + " condition_start_datetime? condition_end_date condition_end_datetime?"
                                + " condition_type_concept_id condition_status_concept_id stop_reason~ provider_id"
                                + " visit_occurrence_id visit_detail_id condition_source_value"
                                + " condition_source_concept_id condition_status_source_value~")
                .optional(eventCells("condition", "condition_start_date", absent(Event.VALUE)));
    }

    private static SourceFile.Builder measurement() {
        return events(
                        "measurement",
                        "measurement_id person_id measurement_concept_id measurement_date measurement_datetime?"
                                + " measurement_time? measurement_type_concept_id operator_concept_id value_as_number"
                                + " value_as_concept_id unit_concept_id range_low range_high provider_id"
                                + " visit_occurrence_id visit_detail_id measurement_source_value"
                                + " measurement_source_concept_id unit_source_value~ unit_source_concept_id?"
                                + " value_source_value~ measurement_event_id? meas_event_field_concept_id?")
                .optional(eventCells("measurement", "measurement_date", decimal("value_as_number", Event.VALUE)));
    }

    private static SourceFile.Builder procedure() {
        return events(
                        "procedure_occurrence",
                        "procedure_occurrence_id person_id procedure_concept_id procedure_date procedure_datetime?"
                                + " procedure_end_date? procedure_end_datetime? procedure_type_concept_id"
                                + " modifier_concept_id quantity provider_id visit_occurrence_id visit_detail_id"
                                + " procedure_source_value procedure_source_concept_id modifier_source_value~")
                .optional(eventCells("procedure", "procedure_date", absent(Event.VALUE)));
    }

    private static SourceFile.Declaration events(String name, String columns) {
        return file(name, Role.EVENT, columns);
    }

    private static Mapping[] eventCells(String stem, String day, Mapping value) {
        var ownId = stem.equals("condition") || stem.equals("procedure") ? stem + "_occurrence_id" : stem + "_id";
        return new Mapping[] {
            absent(Event.PRACTICE_ID),
            identifier("person_id", Event.PATIENT_ID),
            identifier(ownId, Event.EVENT_ID),
            isoDate(day, Event.EVENT_DATE),
            identifier("visit_occurrence_id", Event.CONTACT_ID),
            text(stem + "_source_value", Event.CODE_KEY),
            value,
            identifier("provider_id", Contact.STAFF_ID)
        };
    }
}
