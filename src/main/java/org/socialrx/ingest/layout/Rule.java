package org.socialrx.ingest.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.socialrx.table.Check;

/** One rule of the ingest: what is wrong or odd about a row, and what becomes of the row. */
public enum Rule {
    /** The row cannot be read as text. */
    NOT_UTF8(Treatment.REJECTED, "the row is not valid UTF-8"),
    /** Ragged row. */
    WRONG_FIELD_COUNT(Treatment.REJECTED, "the row has more or fewer fields than the header"),
    /** A carriage return that does not end the line. */
    STRAY_CARRIAGE_RETURN(Treatment.REJECTED, "a carriage return stands inside the row"),
    /** A field that core cannot do without. */
    MISSING_REQUIRED(Treatment.REJECTED, "a required field is empty"),
    /** A date in another order or form, or a day that does not exist. */
    WRONG_DATE_FORM(Treatment.REJECTED, "the field is not a date of the form dd/mm/yyyy"),
    /** The same, where days are written the ISO way. */
    NOT_AN_ISO_DATE(Treatment.REJECTED, "the field is not a date of the form yyyy-mm-dd"),
    /** A day that is one only when its day and month are read the other way round. */
    SWAPPED_DAY_AND_MONTH(Treatment.REJECTED, "day and month have changed places: the month would be over 12"),
    /** The supplier's "never" where a date is required. */
    SENTINEL_DATE(Treatment.REJECTED, "a required date is 31/12/9999"),
    /** The supplier's "never" where a date may be missing. */
    SENTINEL_DATE_AS_NULL(Treatment.CLEARED, "an optional date is 31/12/9999, read as not recorded"),
    /** Text where a number is expected. */
    NOT_A_NUMBER(Treatment.REJECTED, "the field is not a number"),
    /** An identifier with other characters than digits, as spreadsheets leave it. */
    NOT_AN_IDENTIFIER(Treatment.REJECTED, "the field is not an identifier of 1 to 19 digits"),
    /** A number outside its declared range. */
    OUT_OF_RANGE(Treatment.REJECTED, "the number lies outside its declared range"),
    /** A text or code outside its declared list. */
    UNKNOWN_CATEGORY(Treatment.REJECTED, "the value is none of the declared ones"),
    /** A quote that opens a field and does not close it: a line break inside of a field tears the row. */
    UNCLOSED_QUOTE(Treatment.REJECTED, "a quoted field is not closed before the line ends"),
    /** A text of another form than declared. */
    WRONG_FORM(Treatment.REJECTED, "the text has not the declared form"),
    /** A row of a practice that was not delivered, or whose own row was rejected. */
    UNKNOWN_PRACTICE(Treatment.REJECTED, "no accepted row of the practice file has this practice"),
    /** A row of a patient that was not delivered in this practice, or whose own row was rejected. */
    UNKNOWN_PATIENT(Treatment.REJECTED, "no accepted row of the patient file has this patient in this practice"),
    /** A row of the social-prescribing layer without its referral. */
    UNKNOWN_REFERRAL(Treatment.REJECTED, "no accepted row of the referral file has this referral"),
    /** A row of the social-prescribing layer whose referral stands for two patients. */
    AMBIGUOUS_REFERRAL(Treatment.REJECTED, "the referral was delivered for more than one patient"),
    /** A registration that ends before it starts. */
    ENDS_BEFORE_START(Treatment.REJECTED, "registration ends before it starts"),
    /** A date before the year of birth. */
    BEFORE_BIRTH(Treatment.REJECTED, "the date lies before the patient's year of birth"),
    /** A date after death: letters and administration, never care. */
    AFTER_DEATH(Treatment.REJECTED, "the date lies after the patient's death"),
    /** A date after the practice last sent data. */
    AFTER_LAST_COLLECTION(Treatment.REJECTED, "the date lies after the practice's last collection"),
    /** The key of an accepted row with other content. */
    CONFLICTING_KEY(Treatment.REJECTED, "an accepted row has the same key and other content"),
    /** The key of an accepted row with the same content. */
    DUPLICATE_ROW(Treatment.DUPLICATE, "an accepted row has the same key and content"),
    /** Work of somebody who is not in the staff file: the contact happened, its holder is unlisted. */
    UNKNOWN_STAFF(Treatment.CLEARED, "the member of staff is not in the staff file, read as not recorded"),
    /** A small area that the study calls neither urban nor rural. */
    NEITHER_URBAN_NOR_RURAL(
            Treatment.CLEARED,
            "the study calls the code of the small area neither urban nor rural, read as not recorded"),
    /** History from before the registration: it defines first referrals and covariates. */
    BEFORE_REGISTRATION(Treatment.KEPT, "the date lies before the patient registered: history, kept"),
    /** Late filing: outside of every person's time at risk, but part of the record. */
    AFTER_LEAVING(Treatment.KEPT, "the date lies after the patient left: kept, never time at risk"),
    /** A patient who died before the registration began: in the record, never at risk. */
    DIED_BEFORE_REGISTRATION(Treatment.KEPT, "the patient died before registering: kept, never time at risk"),
    /** A code without words: no code list can match it. */
    UNKNOWN_CODE(Treatment.KEPT, "the code is not in the medical dictionary: kept, no code list matches it"),
    /** A code that its terminology cannot have. */
    MISSHAPEN_CODE(Treatment.KEPT, "the code has not the form of its terminology: kept, no code list matches it"),
    /** Care that core.contact has no place for. */
    OTHER_CARE(Treatment.LEFT_OUT, "the visit was to a hospital: accepted, but no contact of the practice"),
    /** Numbers with the check digit of an NHS number. */
    NHS_NUMBER(Treatment.FILE_REFUSED, "the column holds NHS numbers"),
    /** Postcodes. */
    POSTCODE(Treatment.FILE_REFUSED, "the column holds postcodes or addresses"),
    /** E-mail addresses. */
    EMAIL_ADDRESS(Treatment.FILE_REFUSED, "the column holds e-mail addresses"),
    /** Telephone numbers. */
    TELEPHONE_NUMBER(Treatment.FILE_REFUSED, "the column holds telephone numbers"),
    /** Names, by the name of the column. */
    PERSON_NAME(Treatment.FILE_REFUSED, "the column holds names of people"),
    /** Days of birth, by the name of the column. */
    BIRTH_DATE(Treatment.FILE_REFUSED, "the column holds days of birth"),
    /** Dates of which some show that they are written in another order, and the others do not show it. */
    UNTRUSTED_DATES(
            Treatment.FILE_REFUSED,
            "the column writes day and month in another order, so its other dates may be wrong without showing it"),
    /** Codes or staff that nobody knows, too many for a gap in a dictionary. */
    SWAPPED_COLUMNS(Treatment.FILE_REFUSED, "columns may be swapped: most of what the column refers to is unknown"),
    /** A patient who opted out of research; all that belongs to the patient goes with the patient. */
    OPTED_OUT(Treatment.LEFT_OUT, "the patient opted out: accepted, but core does not hold the row"),
    /** A carriage return before the line feed, as Windows ends a line. */
    WINDOWS_LINE_END(Treatment.NOT_A_ROW, "the line ends in a carriage return and a line feed"),
    /** A line without a character. */
    BLANK_LINE(Treatment.NOT_A_ROW, "the line is empty");

    /** What becomes of a row that breaks a rule. */
    public enum Treatment {
        /** The row goes to {@code source.reject}; the rule counts towards the study's limit. */
        REJECTED,
        /** The row repeats an accepted one and is only counted. */
        DUPLICATE,
        /** The row is accepted with the field as not recorded, and counted. */
        CLEARED,
        /** The row is accepted as it is, and counted. */
        KEPT,
        /** The row is accepted and counted, but core does not hold it. */
        LEFT_OUT,
        /** The whole file is refused: nothing of the delivery comes in. */
        FILE_REFUSED,
        /** Not a row at all, only counted. */
        NOT_A_ROW
    }

    private final Treatment treatment;
    private final String prose;

    Rule(Treatment treatment, String prose) {
        this.treatment = treatment;
        this.prose = prose;
    }

    /** The name in {@code source.reject} and {@code ops.rule_count}, kebab-case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What becomes of the row. */
    public Treatment treatment() {
        return treatment;
    }

    /** The rule in words. */
    public String prose() {
        return prose;
    }

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Rule of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The rule that a broken check of a declared field stands for. */
    public static Rule of(Check check) {
        return of(check.rule());
    }

    /** What becomes of the row, in words. */
    public String treatmentWords() {
        return words(treatment);
    }

    /** All rules as a Markdown table, for the documentation. */
    public static String markdown() {
        return Arrays.stream(values())
                .map(rule -> "| `%s` | %s | %s |%n"
                        .formatted(rule.id(), words(rule.treatment), rule.prose)
                        .replace("\r", ""))
                .collect(Collectors.joining("", "| rule | the row is | because |\n|---|---|---|\n", ""));
    }

    private static String words(Treatment treatment) {
        return treatment.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
