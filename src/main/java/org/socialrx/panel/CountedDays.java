package org.socialrx.panel;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.codelist.CodeList;
import org.socialrx.schema.core.Contact;
import org.socialrx.study.Outcome;

/**
 * The days on which anything counts.
 *
 * @param outcomes ways to count of the study, at least one
 * @param contactTypes the code list of kinds of contact
 */
public record CountedDays(List<Outcome> outcomes, CodeList contactTypes) {
    public CountedDays {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One row per patient and day, with the bits of the outcomes that count; each table is read once.
     *
     * @param contacts {@code core.contact}
     * @param codedEvents {@code study.coded_event}
     */
    public Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> codedEvents) {
        var counted = new CountedContacts(outcomes, contactTypes).days(contacts);
        var rows = new CountedEntries(outcomes)
                .days(codedEvents)
                .map(counted::unionByName)
                .orElse(counted);
        var bits = new OutcomeBits(outcomes).united();
        return rows.repartition(Contact.PRACTICE_ID.col(), Contact.PATIENT_ID.col())
                .groupBy(Contact.PRACTICE_ID.col(), Contact.PATIENT_ID.col(), Contact.CONTACT_DATE.col())
                .agg(bits[0], Arrays.copyOfRange(bits, 1, bits.length));
    }
}
