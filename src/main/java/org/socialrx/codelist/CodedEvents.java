package org.socialrx.codelist;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.study.CodedEvent;

/** Finds the entries of the record that a study's code lists name, in one pass over all entries. */
public final class CodedEvents {
    private CodedEvents() {}

    /**
     * The entries that the lists name.
     *
     * @param events {@code core.event}
     * @param codes {@code core.code}
     * @param lists all code lists
     * @param names lists that the study uses
     * @return rows of {@code study.coded_event}
     * @throws IllegalArgumentException if there is no list of a name
     */
    public static Dataset<Row> find(
            Dataset<Row> events, Dataset<Row> codes, CodeLists lists, Collection<String> names) {
        var named = names.stream().distinct().map(lists::list).toList();
        return events.join(broadcast(CodeMatch.match(codes, named)), Event.CODE_KEY.name())
                .where(Event.EVENT_DATE.col().between(col(CodeMatch.VALID_FROM), col(CodeMatch.VALID_TO)))
                .select(CodedEvent.TABLE.columns());
    }
}
