package org.socialrx.ingest.layout;

import static org.socialrx.ingest.layout.Mapping.date;
import static org.socialrx.ingest.layout.Mapping.decimal;
import static org.socialrx.ingest.layout.Mapping.flag;
import static org.socialrx.ingest.layout.Mapping.identifier;
import static org.socialrx.ingest.layout.Mapping.integer;
import static org.socialrx.ingest.layout.Mapping.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.socialrx.table.Table;

/**
 * One kind of file of an Aurum-like delivery: its columns, and the core field each of them fills.
 *
 * <p>The order of the mappings is the order of the cells in a staged row. Where it begins like the core table's, as in
 * {@link #OBSERVATION}, a staged row is a core row.
 */
// Declared tables and mappings are records of copied lists, but carry no annotation that says so.
@SuppressWarnings("ImmutableEnumChecker")
public enum AurumFile {
    /** Practices. */
    PRACTICE(
            "practice",
            Need.REQUIRED,
            Practice.TABLE,
            "pracid lcd uts region",
            identifier("pracid", Practice.PRACTICE_ID),
            text("region", Practice.REGION),
            date("lcd", Practice.LAST_COLLECTION_DATE)),
    /** Members of staff. */
    STAFF(
            "staff",
            Need.REQUIRED,
            Staff.TABLE,
            "staffid pracid jobcatid",
            identifier("pracid", Staff.PRACTICE_ID),
            identifier("staffid", Staff.STAFF_ID),
            text("jobcatid", Staff.ROLE_CODE)),
    /** What the supplier's codes mean. */
    MEDICAL_DICTIONARY(
            "medical_dictionary",
            Need.REQUIRED,
            Code.TABLE,
            "medcodeid term originalreadcode cleansedreadcode snomedctconceptid snomedctdescriptionid release"
                    + " emiscodecategoryid",
            identifier("medcodeid", Code.CODE_KEY),
            text("term", Code.TERM),
            text("originalreadcode", Code.CODE.asOptional()),
            text("cleansedreadcode", Code.CODE.asOptional()),
            identifier("snomedctconceptid", Code.CODE.asOptional())),
    /** Patients with their registration. */
    PATIENT(
            "patient",
            Need.REQUIRED,
            Patient.TABLE,
            "patid pracid usualgpstaffid gender yob mob emis_ddate regstartdate patienttypeid regenddate acceptable"
                    + " cprd_ddate",
            identifier("pracid", Patient.PRACTICE_ID),
            identifier("patid", Patient.PATIENT_ID),
            Mapping.of("gender", Patient.SEX.asOptional(), Form.SEX),
            integer("yob", Patient.BIRTH_YEAR),
            Mapping.of("mob", Patient.BIRTH_MONTH, Form.NUMBER_OR_ZERO),
            date("emis_ddate", Patient.DEATH_DATE),
            date("cprd_ddate", Patient.DEATH_DATE),
            flag("acceptable", Patient.IS_ACCEPTABLE),
            date("regstartdate", Registration.START_DATE),
            date("regenddate", Registration.END_DATE)),
    /** Deprivation of the small area patients live in; the study names the column of the decile. */
    PATIENT_IMD(
            "patient_imd",
            Need.REQUIRED,
            Patient.TABLE,
            "patid pracid",
            identifier("pracid", Patient.PRACTICE_ID),
            identifier("patid", Patient.PATIENT_ID),
            integer(AurumFile.DEPRIVATION_COLUMN, Patient.IMD_DECILE)),
    /** Consultations. */
    CONSULTATION(
            "consultation",
            Need.REQUIRED,
            Contact.TABLE,
            "patid consid pracid consdate enterdate staffid conssourceid cprdconstype consmedcodeid",
            identifier("pracid", Contact.PRACTICE_ID),
            identifier("patid", Contact.PATIENT_ID),
            identifier("consid", Contact.CONTACT_ID),
            date("consdate", Contact.CONTACT_DATE),
            identifier("staffid", Contact.STAFF_ID),
            identifier("consmedcodeid", Contact.CONTACT_CODE)),
    /** Coded entries. */
    OBSERVATION(
            "observation",
            Need.REQUIRED,
            Event.TABLE,
            "patid consid pracid obsid obsdate enterdate staffid parentobsid medcodeid value numunitid obstypeid"
                    + " numrangelow numrangehigh probobsid",
            identifier("pracid", Event.PRACTICE_ID),
            identifier("patid", Event.PATIENT_ID),
            identifier("obsid", Event.EVENT_ID),
            date("obsdate", Event.EVENT_DATE),
            identifier("consid", Event.CONTACT_ID),
            identifier("medcodeid", Event.CODE_KEY),
            decimal("value", Event.VALUE),
            identifier("staffid", Contact.STAFF_ID)),
    /** Referrals to social prescribing, by the scheme. */
    SP_REFERRAL(
            "sp_referral",
            Need.OPTIONAL,
            SpReferral.TABLE,
            "spref_id patid pracid offer_date referral_date decline_date referrer_role route model reason_code"
                    + " code_system first_contact_date close_date close_reason",
            identifier("pracid", SpReferral.PRACTICE_ID),
            identifier("patid", SpReferral.PATIENT_ID),
            text("spref_id", SpReferral.SP_REFERRAL_ID),
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
            text("close_reason", SpReferral.CLOSE_REASON)),
    /** Contacts of link workers. */
    SP_CONTACT(
            "sp_contact",
            Need.OPTIONAL,
            SpContact.TABLE,
            "spref_id seq date mode role minutes attended",
            text("spref_id", SpContact.SP_REFERRAL_ID),
            integer("seq", SpContact.CONTACT_NUMBER),
            date("date", SpContact.CONTACT_DATE),
            text("mode", SpContact.MODE),
            text("role", SpContact.ROLE),
            integer("minutes", SpContact.MINUTES),
            flag("attended", SpContact.IS_ATTENDED)),
    /** Needs and concerns. */
    SP_NEED(
            "sp_need",
            Need.OPTIONAL,
            SpNeed.TABLE,
            "spref_id need_code domain date",
            text("spref_id", SpNeed.SP_REFERRAL_ID),
            text("need_code", SpNeed.NEED_CODE),
            text("domain", SpNeed.DOMAIN),
            date("date", SpNeed.NEED_DATE)),
    /** Activities patients were connected to. */
    SP_ACTIVITY(
            "sp_activity",
            Need.OPTIONAL,
            SpActivity.TABLE,
            "spref_id activity_code provider start end attended_n",
            text("spref_id", SpActivity.SP_REFERRAL_ID),
            text("activity_code", SpActivity.ACTIVITY_CODE),
            text("provider", SpActivity.PROVIDER),
            date("start", SpActivity.START_DATE),
            date("end", SpActivity.END_DATE),
            integer("attended_n", SpActivity.ATTENDED_COUNT)),
    /** Items and scores of wellbeing instruments. */
    SP_MEASURE(
            "sp_measure",
            Need.OPTIONAL,
            SpMeasure.TABLE,
            "spref_id patid? instrument item timepoint date value",
            text("spref_id", SpMeasure.SP_REFERRAL_ID),
            text("instrument", SpMeasure.INSTRUMENT),
            text("item", SpMeasure.ITEM),
            text("timepoint", SpMeasure.TIMEPOINT),
            date("date", SpMeasure.MEASURE_DATE),
            decimal("value", SpMeasure.VALUE));

    /** Stands for the column that the study names. */
    public static final String DEPRIVATION_COLUMN = "(deprivation)";

    private static final String OPTIONAL_MARK = "?";

    /** Whether a delivery can do without a kind of file. */
    public enum Need {
        /** A delivery without it is refused. */
        REQUIRED,
        /** May be missing. */
        OPTIONAL
    }

    private final String namePart;
    private final Need need;
    private final Table table;
    private final List<String> columns;
    private final List<Mapping> mappings;
    private final Pattern fileName;

    AurumFile(String namePart, Need need, Table table, String columns, Mapping... mappings) {
        this.namePart = namePart;
        this.need = need;
        this.table = table;
        this.columns = List.of(columns.split(" "));
        this.mappings = List.of(mappings);
        this.fileName = Pattern.compile("(?:.*_)?" + namePart + "(?:_\\d+)?\\.txt(?:\\.gz)?", Pattern.CASE_INSENSITIVE);
    }

    /** The kind of file of that name, {@code *_<kind>_<part>.txt} or {@code .txt.gz}. */
    public static Optional<AurumFile> of(String fileName) {
        return Arrays.stream(values())
                .filter(kind -> kind.fileName.matcher(fileName).matches())
                .findFirst();
    }

    /** The part of the file's name that says what it is. */
    public String namePart() {
        return namePart;
    }

    /** Whether a delivery can do without it. */
    public Need need() {
        return need;
    }

    /** The core table its rows go to. */
    public Table table() {
        return table;
    }

    /** Every column its header must have, in the supplier's order; the study's deprivation column apart. */
    public List<String> columns() {
        return columns.stream()
                .filter(column -> !column.endsWith(OPTIONAL_MARK))
                .toList();
    }

    /** Columns that its header may have and that core has no use for. */
    public List<String> optionalColumns() {
        return columns.stream()
                .filter(column -> column.endsWith(OPTIONAL_MARK))
                .map(column -> column.substring(0, column.length() - OPTIONAL_MARK.length()))
                .toList();
    }

    /** Which columns are read, in the order of the cells of a staged row. */
    public List<Mapping> mappings() {
        return mappings;
    }
}
