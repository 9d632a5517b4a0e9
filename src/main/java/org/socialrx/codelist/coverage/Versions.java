package org.socialrx.codelist.coverage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeMatch;
import org.socialrx.codelist.CodeRule;
import org.socialrx.codelist.Validity;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.coverage.ListChange;
import org.socialrx.schema.coverage.ListDifference;
import org.socialrx.table.Field;

/**
 * Two versions of a code list.
 *
 * @param before the old one
 * @param after the new one, of the same name
 */
public record Versions(CodeList before, CodeList after) {
    /** The measure that counts neither entries nor people. */
    public static final String CODES = "codes";

    private static final String IN_OLD = "in_old";
    private static final String IN_NEW = "in_new";
    private static final List<Field> PATIENT = List.of(Event.PRACTICE_ID, Event.PATIENT_ID);

    /** Rows of {@code coverage.list_change}: lines that only one version has, or that say other things in each. */
    public Dataset<Row> changes(SparkSession session) {
        var old = byKey(before);
        var now = byKey(after);
        var keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        var rows = new ArrayList<Row>();
        for (var key : keys) {
            var removed = old.get(key);
            var added = now.get(key);
            if (removed == null || added == null || !words(removed).equals(words(added))) {
                rows.add(change(key, removed, added));
            }
        }
        return session.createDataFrame(rows, ListChange.TABLE.schema());
    }

    /**
     * Rows of {@code coverage.list_difference} for codes, entries, patients and episodes.
     *
     * @param events {@code core.event}
     * @param codes {@code core.code}
     * @param gapDays widest distance of two days of one episode
     */
    public Dataset<Row> differences(Dataset<Row> events, Dataset<Row> codes, int gapDays) {
        var old = ListEntries.find(events, codes, List.of(before)).persist(StorageLevel.MEMORY_AND_DISK());
        var now = ListEntries.find(events, codes, List.of(after)).persist(StorageLevel.MEMORY_AND_DISK());
        var entry = List.of(Event.PRACTICE_ID, Event.PATIENT_ID, Event.EVENT_ID);
        var start = List.of(Event.PRACTICE_ID, Event.PATIENT_ID, Event.EVENT_DATE);
        return difference(CODES, codesOf(codes, before), codesOf(codes, after), List.of(Event.CODE_KEY))
                .unionByName(difference("entries", old, now, entry))
                .unionByName(difference("patients", old, now, PATIENT))
                .unionByName(difference("episodes", episodes(old, gapDays), episodes(now, gapDays), start));
    }

    /**
     * One row of {@code coverage.list_difference}.
     *
     * @param measure what is counted
     * @param old rows under the old version
     * @param now rows under the new version
     * @param keys what tells one thing counted from another
     */
    public Dataset<Row> difference(String measure, Dataset<Row> old, Dataset<Row> now, List<Field> keys) {
        var columns = keys.stream().map(Field::col).toArray(org.apache.spark.sql.Column[]::new);
        var names = keys.stream().map(Field::name).toArray(String[]::new);
        var inOld = coalesce(col(IN_OLD), lit(false));
        var inNew = coalesce(col(IN_NEW), lit(false));
        return old.select(columns)
                .distinct()
                .withColumn(IN_OLD, lit(true))
                .join(now.select(columns).distinct().withColumn(IN_NEW, lit(true)), names, "full_outer")
                .agg(
                        count_if(inOld).as(ListDifference.OLD_COUNT.name()),
                        count_if(inNew).as(ListDifference.NEW_COUNT.name()),
                        count_if(inNew.and(inOld.equalTo(false))).as(ListDifference.GAINED_COUNT.name()),
                        count_if(inOld.and(inNew.equalTo(false))).as(ListDifference.LOST_COUNT.name()))
                .withColumn(ListDifference.CODELIST.name(), lit(after.name()))
                .withColumn(ListDifference.MEASURE.name(), lit(measure))
                .select(ListDifference.TABLE.columns());
    }

    private static Dataset<Row> codesOf(Dataset<Row> codes, CodeList list) {
        return CodeMatch.match(codes, List.of(list)).select(Event.CODE_KEY.col());
    }

    /** The first days of episodes: days with an entry that are further than the gap from the one before. */
    private static Dataset<Row> episodes(Dataset<Row> entries, int gapDays) {
        var byPatient = Window.partitionBy(Event.PRACTICE_ID.col(), Event.PATIENT_ID.col())
                .orderBy(Event.EVENT_DATE.col());
        var gap = "gap_days";
        return entries.select(Event.PRACTICE_ID.col(), Event.PATIENT_ID.col(), Event.EVENT_DATE.col())
                .distinct()
                .withColumn(
                        gap,
                        date_diff(
                                Event.EVENT_DATE.col(),
                                lag(Event.EVENT_DATE.col(), 1).over(byPatient)))
                .where(col(gap).isNull().or(col(gap).gt(gapDays)));
    }

    private Row change(Key key, @Nullable CodeRule removed, @Nullable CodeRule added) {
        return RowFactory.create(
                after.name(),
                key.system(),
                key.code(),
                key.kind(),
                Date.valueOf(key.from()),
                removed == null ? "added" : added == null ? "removed" : "changed",
                removed == null ? null : words(removed),
                added == null ? null : words(added));
    }

    private static Map<Key, CodeRule> byKey(CodeList list) {
        var rules = new TreeMap<Key, CodeRule>();
        list.matchingRules().forEach(rule -> rules.put(Key.of(rule), rule));
        return rules;
    }

    private static String words(CodeRule rule) {
        var last = rule.validity().to();
        return "%s %s%s; %s%s%s"
                .formatted(
                        rule.isExcluded() ? "exclude" : "include",
                        rule.evidence(),
                        rule.category().isEmpty() ? "" : " " + rule.category(),
                        rule.status().name().toLowerCase(Locale.ROOT),
                        rule.term().isEmpty() ? "" : " \"" + rule.term() + "\"",
                        last.equals(Validity.ALWAYS.to()) ? "" : "; to " + last);
    }

    /**
     * What tells one line from another.
     *
     * @param system terminology
     * @param kind how the code is compared
     * @param code the code
     * @param from first day it speaks of
     */
    private record Key(String system, String kind, String code, LocalDate from) implements Comparable<Key> {
        static Key of(CodeRule rule) {
            return new Key(
                    rule.system(),
                    rule.kind().name().toLowerCase(Locale.ROOT),
                    rule.code(),
                    rule.validity().from());
        }

        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }
}
