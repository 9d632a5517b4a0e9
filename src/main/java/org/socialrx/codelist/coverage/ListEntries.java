package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeMatch;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListUse;

/** The entries of the record that code lists name: one row per list and entry. */
final class ListEntries {
    private ListEntries() {}

    /**
     * Finds them, as a study would.
     *
     * @return practice_id, patient_id, event_id, event_date, code_key, codelist, code_system
     */
    static Dataset<Row> find(Dataset<Row> events, Dataset<Row> codes, Collection<CodeList> lists) {
        return events.join(broadcast(CodeMatch.match(codes, lists)), Event.CODE_KEY.name())
                .where(Event.EVENT_DATE.col().between(col(CodeMatch.VALID_FROM), col(CodeMatch.VALID_TO)))
                .select(
                        Event.PRACTICE_ID.col(),
                        Event.PATIENT_ID.col(),
                        Event.EVENT_ID.col(),
                        Event.EVENT_DATE.col(),
                        Event.CODE_KEY.col(),
                        ListUse.CODELIST.col(),
                        Code.CODE_SYSTEM.col());
    }

    /** Number of rows. */
    static Column entryCount() {
        return count(lit(1)).as(ListUse.ENTRY_COUNT.name());
    }

    /** Number of patients; one who moved counts in each practice. */
    static Column patientCount() {
        return count_distinct(patient()).as(ListUse.PATIENT_COUNT.name());
    }

    /** What tells one patient from another. */
    static Column patient() {
        return struct(Event.PRACTICE_ID.col(), Event.PATIENT_ID.col());
    }
}
