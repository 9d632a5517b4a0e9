package org.socialrx.ingest.layout;

import static org.socialrx.ingest.layout.Mapping.date;
import static org.socialrx.ingest.layout.Mapping.decimal;
import static org.socialrx.ingest.layout.Mapping.flag;
import static org.socialrx.ingest.layout.Mapping.identifier;
import static org.socialrx.ingest.layout.Mapping.integer;
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
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpMeasure;
import org.socialrx.schema.core.SpNeed;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.study.SourceSettings;

/** Tab-delimited text like CPRD Aurum, with the social-prescribing layer beside it. */
public final class AurumLayout {
    /** Stands for the column of the decile, which the study names. */
    public static final String DEPRIVATION_COLUMN = "(deprivation)";

    /** Stands for the column that tells urban from rural, which the study may name. */
    public static final String URBAN_RURAL_COLUMN = "(urban-rural)";

    /** The declaration. */
    public static final Layout LAYOUT = Layout.of(
            SourceSettings.Layout.AURUM,
            Dialect.TABS,
            Layout.Keying.BY_PRACTICE,
            CodeSystem.AURUM_JOB_CATEGORY,
            practice(),
            staff(),
            dictionary(),
            patient(),
            smallArea(),
            consultation(),
            observation(),
            referral(),
            file("sp_contact", Role.SP_CONTACT, "spref_id seq date mode~ role~ minutes attended")
                    .optional(
                            pseudonym("spref_id", SpContact.SP_REFERRAL_ID),
                            integer("seq", SpContact.CONTACT_NUMBER),
                            date("date", SpContact.CONTACT_DATE),
                            text("mode", SpContact.MODE),
                            text("role", SpContact.ROLE),
                            integer("minutes", SpContact.MINUTES),
                            flag("attended", SpContact.IS_ATTENDED)),
            file("sp_need", Role.SP_NEED, "spref_id need_code domain~ date")
                    .optional(
                            pseudonym("spref_id", SpNeed.SP_REFERRAL_ID),
                            text("need_code", SpNeed.NEED_CODE),
                            text("domain", SpNeed.DOMAIN),
                            date("date", SpNeed.NEED_DATE)),
            file("sp_activity", Role.SP_ACTIVITY, "spref_id activity_code provider~ start end attended_n")
                    .optional(
                            pseudonym("spref_id", SpActivity.SP_REFERRAL_ID),
                            text("activity_code", SpActivity.ACTIVITY_CODE),
                            text("provider", SpActivity.PROVIDER),
                            date("start", SpActivity.START_DATE),
                            date("end", SpActivity.END_DATE),
                            integer("attended_n", SpActivity.ATTENDED_COUNT)),
            file("sp_measure", Role.SP_MEASURE, "spref_id patid? instrument~ item~ timepoint~ date value")
                    .optional(
                            pseudonym("spref_id", SpMeasure.SP_REFERRAL_ID),
                            text("instrument", SpMeasure.INSTRUMENT),
                            text("item", SpMeasure.ITEM),
                            text("timepoint", SpMeasure.TIMEPOINT),
                            date("date", SpMeasure.MEASURE_DATE),
                            decimal("value", SpMeasure.VALUE)));

    private AurumLayout() {}

    private static SourceFile.Builder practice() {
        return file("practice", Role.PRACTICE, "pracid lcd uts region~")
                .required(
                        identifier("pracid", Practice.PRACTICE_ID),
                        text("region", Practice.REGION),
                        date("lcd", Practice.LAST_COLLECTION_DATE));
    }

    private static SourceFile.Builder staff() {
        return file("staff", Role.STAFF, "staffid pracid jobcatid")
                .required(
                        identifier("pracid", Staff.PRACTICE_ID),
                        identifier("staffid", Staff.STAFF_ID),
                        text("jobcatid", Staff.ROLE_CODE));
    }

    private static SourceFile.Builder dictionary() {
        return file(
                        "medical_dictionary",
                        Role.DICTIONARY,
                        "medcodeid term~ originalreadcode cleansedreadcode snomedctconceptid snomedctdescriptionid"
                                + " release emiscodecategoryid")
                .required(
                        identifier("medcodeid", Code.CODE_KEY),
                        text("term", Code.TERM),
                        text("originalreadcode", Code.CODE.asOptional()),
                        text("cleansedreadcode", Code.CODE.asOptional()),
                        identifier("snomedctconceptid", Code.CODE.asOptional()));
    }

    private static SourceFile.Builder patient() {
        return file(
                        "patient",
                        Role.PATIENT,
                        "patid pracid usualgpstaffid gender yob mob emis_ddate regstartdate patienttypeid regenddate"
                                + " acceptable cprd_ddate")
                .required(
                        identifier("pracid", Patient.PRACTICE_ID),
                        identifier("patid", Patient.PATIENT_ID),
                        Mapping.of("gender", Patient.SEX.asOptional(), Form.SEX),
                        integer("yob", Patient.BIRTH_YEAR),
                        Mapping.of("mob", Patient.BIRTH_MONTH, Form.NUMBER_OR_ZERO),
                        date("emis_ddate", Patient.DEATH_DATE),
                        date("cprd_ddate", Patient.DEATH_DATE),
                        flag("acceptable", Patient.IS_ACCEPTABLE),
                        date("regstartdate", Registration.START_DATE),
                        date("regenddate", Registration.END_DATE));
    }

    private static SourceFile.Builder smallArea() {
        return file("patient_imd", Role.SMALL_AREA, "patid pracid")
                .required(
                        identifier("pracid", Patient.PRACTICE_ID),
                        identifier("patid", Patient.PATIENT_ID),
                        integer(DEPRIVATION_COLUMN, Patient.IMD_DECILE),
                        text(URBAN_RURAL_COLUMN, Role.SMALL_AREA.cells().get(3)));
    }

    private static SourceFile.Builder consultation() {
        return file(
                        "consultation",
                        Role.CONTACT,
                        "patid consid pracid consdate enterdate staffid conssourceid cprdconstype consmedcodeid")
                .required(
                        identifier("pracid", Contact.PRACTICE_ID),
                        identifier("patid", Contact.PATIENT_ID),
                        identifier("consid", Contact.CONTACT_ID),
                        date("consdate", Contact.CONTACT_DATE),
                        identifier("staffid", Contact.STAFF_ID),
                        identifier("consmedcodeid", Contact.CONTACT_CODE));
    }

    private static SourceFile.Builder observation() {
        return file(
                        "observation",
                        Role.EVENT,
                        "patid consid pracid obsid obsdate enterdate staffid parentobsid medcodeid value numunitid"
                                + " obstypeid numrangelow numrangehigh probobsid")
                .required(
                        identifier("pracid", Event.PRACTICE_ID),
                        identifier("patid", Event.PATIENT_ID),
                        identifier("obsid", Event.EVENT_ID),
                        date("obsdate", Event.EVENT_DATE),
                        identifier("consid", Event.CONTACT_ID),
                        identifier("medcodeid", Event.CODE_KEY),
                        decimal("value", Event.VALUE),
                        identifier("staffid", Contact.STAFF_ID));
    }

    private static SourceFile.Builder referral() {
        return file(
                        "sp_referral",
                        Role.SP_REFERRAL,
                        "spref_id patid pracid offer_date referral_date decline_date referrer_role~ route~ model~"
                                + " reason_code code_system first_contact_date close_date close_reason~")
                .optional(
                        identifier("pracid", SpReferral.PRACTICE_ID),
                        identifier("patid", SpReferral.PATIENT_ID),
                        pseudonym("spref_id", SpReferral.SP_REFERRAL_ID),
                        date("offer_date", SpReferral.OFFER_DATE),
                        date("referral_date", SpReferral.REFERRAL_DATE),
                        date("decline_date", SpReferral.DECLINE_DATE),
                        text("referrer_role", SpReferral.REFERRER_ROLE),
                        text("route", SpReferral.ROUTE),
                        text("model", SpReferral.MODEL),
                        text("reason_code", SpReferral.REASON_CODE),
                        text("code_system", SpReferral.CODE_SYSTEM),
                        date("first_contact_date", SpReferral.FIRST_CONTACT_DATE),
                        date("close_date", SpReferral.CLOSE_DATE),
                        text("close_reason", SpReferral.CLOSE_REASON));
    }
}
