package org.socialrx.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeSystem;
import org.socialrx.schema.core.Contact;
import org.socialrx.study.Outcome;

/**
 * Which contacts count for which outcome.
 *
 * <p>A contact with a link worker, or of a kind that the list calls social prescribing, never counts: it rises with
 * referral by itself. A contact without a kind counts for the measure of days only.
 *
 * @param outcomes ways to count of the study
 * @param contactTypes the code list of kinds of contact
 */
record CountedContacts(List<Outcome> outcomes, CodeList contactTypes) {
    private static final List<String> LISTED_KINDS = List.of("face-to-face", "telephone", "home-visit");
    private static final List<String> OWN_KINDS = List.of("social-prescribing");
    private static final String LINK_WORKER = "link-worker";

    CountedContacts {
        outcomes = List.copyOf(outcomes);
    }

    /** Patient, day and the bits of the outcomes that count, a row a contact with any. */
    Dataset<Row> days(Dataset<Row> contacts) {
        var bits = new OutcomeBits(outcomes);
        return contacts.where(isOutcome())
                .select(CountedEntries.columns(
                        Contact.PRACTICE_ID.col(),
                        Contact.PATIENT_ID.col(),
                        Contact.CONTACT_DATE.col(),
                        bits.of(this::counts)))
                .where(bits.isAny());
    }

    private Column isOutcome() {
        return Contact.STAFF_GROUP
                .col()
                .notEqual(LINK_WORKER)
                .and(isOfKind(OWN_KINDS).equalTo(false));
    }

    private Column counts(Outcome outcome) {
        var isStaff = outcome.staff().isEmpty()
                ? lit(true)
                : Contact.STAFF_GROUP.col().isin(outcome.staff().toArray());
        return switch (outcome.measure()) {
            case DAY -> isStaff;
            case AURUM_TYPE -> isStaff.and(isOfKind(LISTED_KINDS));
            case CODE -> lit(false);
        };
    }

    private Column isOfKind(List<String> kinds) {
        var codes = contactTypes.codes(CodeSystem.SUPPLIER, kinds);
        return coalesce(Contact.CONTACT_CODE.col().isin(codes.toArray()), lit(false));
    }
}
