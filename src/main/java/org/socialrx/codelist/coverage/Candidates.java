package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListCandidate;

/**
 * Codes in use that a list does not name although their words are like those of one of its codes, or although they are
 * mostly recorded on a day on which the patient also has one of its codes.
 *
 * @param events {@code core.event}
 * @param codes {@code core.code}
 * @param entries entries of the lists, as {@link ListEntries} finds them
 * @param matches code_key and codelist
 */
record Candidates(Dataset<Row> events, Dataset<Row> codes, Dataset<Row> entries, Dataset<Row> matches) {
    /** Likeness from which words are alike. */
    static final double ALIKE = 0.4;

    /** Share of a code's entries on days of the list from which the two belong together. */
    static final double TOGETHER = 0.5;

    /** Entries on days of the list below which a share says nothing. */
    static final long FEWEST_TOGETHER = 10;

    private static final int MOST_A_LIST = 100;
    private static final String STEM = "stem";
    private static final String OTHER_PIECES = "other_pieces";
    private static final String RANK = "rank";

    /** Rows of {@code coverage.list_candidate}. */
    Dataset<Row> rows() {
        var keys = new String[] {ListCandidate.CODELIST.name(), ListCandidate.CODE_KEY.name()};
        var used = events.groupBy(Event.CODE_KEY.col()).agg(ListEntries.entryCount());
        var found = alike(used)
                .join(sameDay(), keys, "full_outer")
                .join(matches, keys, "left_anti")
                .join(used, ListCandidate.CODE_KEY.name())
                .withColumn(ListCandidate.SIMILARITY.name(), coalesce(ListCandidate.SIMILARITY.col(), lit(0.0)))
                .withColumn(ListCandidate.SAME_DAY_COUNT.name(), coalesce(ListCandidate.SAME_DAY_COUNT.col(), lit(0L)));
        var isAlike = ListCandidate.SIMILARITY.col().geq(ALIKE);
        var isTogether = ListCandidate.SAME_DAY_COUNT
                .col()
                .geq(FEWEST_TOGETHER)
                .and(ListCandidate.SAME_DAY_COUNT
                        .col()
                        .geq(ListCandidate.ENTRY_COUNT.col().multiply(TOGETHER)));
        var ranked = found.where(isAlike.or(isTogether))
                .withColumn(
                        ListCandidate.FINDING.name(),
                        when(isAlike.and(isTogether), "both")
                                .when(isAlike, "alike")
                                .otherwise("same-day"))
                .withColumn(
                        RANK,
                        row_number()
                                .over(Window.partitionBy(ListCandidate.CODELIST.col())
                                        .orderBy(
                                                desc(ListCandidate.SIMILARITY.name()),
                                                desc(ListCandidate.SAME_DAY_COUNT.name()),
                                                ListCandidate.CODE_KEY.col())))
                .where(col(RANK).leq(MOST_A_LIST));
        return ranked.join(shown(), ListCandidate.CODE_KEY.name())
                .join(patients(ranked), ListCandidate.CODE_KEY.name())
                .select(ListCandidate.TABLE.columns());
    }

    /** The nearest code of the list by words, of codes that share a stem with one of them. */
    private Dataset<Row> alike(Dataset<Row> used) {
        var terms = Terms.withParts(shown(), ListCandidate.TERM.col());
        var listed = matches.join(terms, ListCandidate.CODE_KEY.name())
                .select(
                        ListCandidate.CODELIST.col(),
                        ListCandidate.TERM.col().as(ListCandidate.NEAREST_TERM.name()),
                        col(Terms.PIECES).as(OTHER_PIECES),
                        explode(col(Terms.STEMS)).as(STEM));
        var likeness = Terms.likeness(col(Terms.PIECES), col(OTHER_PIECES));
        return terms.join(used, ListCandidate.CODE_KEY.name())
                .select(
                        ListCandidate.CODE_KEY.col(),
                        col(Terms.PIECES),
                        explode(col(Terms.STEMS)).as(STEM))
                .join(broadcast(listed), STEM)
                .groupBy(ListCandidate.CODELIST.col(), ListCandidate.CODE_KEY.col())
                .agg(
                        max(likeness).as(ListCandidate.SIMILARITY.name()),
                        max_by(ListCandidate.NEAREST_TERM.col(), struct(likeness, ListCandidate.NEAREST_TERM.col()))
                                .as(ListCandidate.NEAREST_TERM.name()));
    }

    /** Entries of any code on the days on which the patient has an entry of the list. */
    private Dataset<Row> sameDay() {
        var days = entries.select(
                        ListCandidate.CODELIST.col(),
                        Event.PRACTICE_ID.col(),
                        Event.PATIENT_ID.col(),
                        Event.EVENT_DATE.col())
                .distinct();
        var keys = new String[] {Event.PRACTICE_ID.name(), Event.PATIENT_ID.name(), Event.EVENT_DATE.name()};
        return events.join(days, keys)
                .groupBy(ListCandidate.CODELIST.col(), ListCandidate.CODE_KEY.col())
                .agg(count(lit(1)).as(ListCandidate.SAME_DAY_COUNT.name()));
    }

    /**
     * One terminology, code and wording for every code of the dictionary; a supplier's number only if it has no other.
     */
    private Dataset<Row> shown() {
        Column own = Code.CODE_SYSTEM.col().equalTo("supplier");
        var best = "best";
        return codes.groupBy(Code.CODE_KEY.col())
                .agg(
                        min(struct(own, Code.CODE_SYSTEM.col(), Code.CODE.col()))
                                .as(best),
                        min(Code.TERM.col()).as(ListCandidate.TERM.name()))
                .select(
                        Code.CODE_KEY.col(),
                        col(best).getField(Code.CODE_SYSTEM.name()).as(ListCandidate.CODE_SYSTEM.name()),
                        col(best).getField(Code.CODE.name()).as(ListCandidate.CODE.name()),
                        ListCandidate.TERM.col());
    }

    private Dataset<Row> patients(Dataset<Row> of) {
        return events.join(broadcast(of.select(ListCandidate.CODE_KEY.col()).distinct()), ListCandidate.CODE_KEY.name())
                .groupBy(ListCandidate.CODE_KEY.col())
                .agg(ListEntries.patientCount());
    }
}
