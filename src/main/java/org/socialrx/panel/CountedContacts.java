package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeSystem;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidatePanel;
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
public record CountedContacts(List<Outcome> outcomes, CodeList contactTypes) {
    private static final List<String> LISTED_KINDS = List.of("face-to-face", "telephone", "home-visit");
    private static final List<String> OWN_KINDS = List.of("social-prescribing");
    private static final String LINK_WORKER = "link-worker";

    public CountedContacts {
        outcomes = List.copyOf(outcomes);
    }

    /** One row per patient, day and outcome with at least one contact that counts; reads {@code core.contact} once. */
    public Dataset<Row> days(Dataset<Row> contacts) {
        var names = outcomes.stream()
                .filter(outcome -> outcome.measure() != Outcome.Measure.CODE)
                .map(outcome -> when(counts(outcome), lit(outcome.name())))
                .toArray(Column[]::new);
        return contacts.where(isOutcome())
                .select(
                        Contact.PRACTICE_ID.col(),
                        Contact.PATIENT_ID.col(),
                        Contact.CONTACT_DATE.col(),
                        explode(array_compact(array(names))).as(CandidatePanel.OUTCOME.name()))
                .repartition(Contact.PRACTICE_ID.col(), Contact.PATIENT_ID.col())
                .distinct();
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
            case CODE -> throw new IllegalArgumentException("Entries are not contacts: " + outcome.name());
        };
    }

    private Column isOfKind(List<String> kinds) {
        var codes = contactTypes.codes(CodeSystem.SUPPLIER, kinds);
        return coalesce(Contact.CONTACT_CODE.col().isin(codes.toArray()), lit(false));
    }
}
