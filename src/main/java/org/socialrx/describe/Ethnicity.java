package org.socialrx.describe;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.EthnicGroups;
import org.socialrx.study.Study;

/**
 * The ethnic group of a person on record up to the end of the data window: in five or in sixteen groups, the latest or
 * the most frequent.
 *
 * <p>Of several entries on one day that of the highest event id is the latest; of groups entered equally often the one
 * entered last counts. An entry that names no group is none.
 *
 * @param wanted the ways in which it is told, one column each
 */
record Ethnicity(List<EthnicGroups> wanted) {
    private static final String LAST = "last_entry";
    private static final String TIMES = "entry_count";
    private static final Column ENTRY = struct(CodedEvent.EVENT_DATE.col(), CodedEvent.EVENT_ID.col());

    Ethnicity {
        wanted = List.copyOf(wanted);
    }

    /** The latest in five groups, and every other way a study describes people by. */
    static Ethnicity of(Study study) {
        return new Ethnicity(Stream.of(EthnicGroups.values())
                .filter(groups ->
                        groups == EthnicGroups.FIVE || study.describeBy().contains(groups.characteristic()))
                .toList());
    }

    /** One column a way. */
    List<Column> columns() {
        return wanted.stream().map(groups -> col(groups.characteristic())).toList();
    }

    /** Adds the columns, never null, to rows with one patient each. */
    Dataset<Row> add(Dataset<Row> patients, Dataset<Row> entries) {
        var all = patients;
        for (var way : EthnicGroups.Choice.values()) {
            var ways = wanted.stream().filter(groups -> groups.choice() == way).toList();
            if (!ways.isEmpty()) {
                var chosen = way == EthnicGroups.Choice.LATEST ? latest(entries, ways) : mostFrequent(entries, ways);
                all = all.join(chosen, People.patientKey(), "left");
            }
        }
        for (var groups : wanted) {
            all = all.withColumn(
                    groups.characteristic(), coalesce(col(groups.characteristic()), lit(People.NOT_RECORDED)));
        }
        return all;
    }

    private static Dataset<Row> latest(Dataset<Row> entries, List<EthnicGroups> ways) {
        var chosen = ways.stream().map(groups -> chosen(groups, ENTRY)).toArray(Column[]::new);
        return aggregated(grouped(entries, ways), chosen);
    }

    private static Dataset<Row> mostFrequent(Dataset<Row> entries, List<EthnicGroups> ways) {
        var counted = grouped(entries, ways)
                .groupBy(
                        CodedEvent.PRACTICE_ID.col(),
                        CodedEvent.PATIENT_ID.col(),
                        CodedEvent.CODELIST.col(),
                        CodedEvent.CATEGORY.col())
                .agg(count(lit(1)).as(TIMES), max(ENTRY).as(LAST));
        var chosen = ways.stream()
                .map(groups -> chosen(groups, struct(col(TIMES), col(LAST))))
                .toArray(Column[]::new);
        return aggregated(counted, chosen);
    }

    private static Dataset<Row> grouped(Dataset<Row> entries, List<EthnicGroups> ways) {
        var lists = ways.stream().map(EthnicGroups::codeList).toArray();
        return entries.where(CodedEvent.CODELIST.col().isin(lists))
                .where(CodedEvent.CATEGORY.col().isNotNull());
    }

    private static Column chosen(EthnicGroups groups, Column order) {
        var isOfList = CodedEvent.CODELIST.col().equalTo(groups.codeList());
        return max_by(CodedEvent.CATEGORY.col(), when(isOfList, order)).as(groups.characteristic());
    }

    private static Dataset<Row> aggregated(Dataset<Row> rows, Column... chosen) {
        var further = Stream.of(chosen).skip(1).toArray(Column[]::new);
        return rows.groupBy(CodedEvent.PRACTICE_ID.col(), CodedEvent.PATIENT_ID.col())
                .agg(chosen[0], further);
    }
}
