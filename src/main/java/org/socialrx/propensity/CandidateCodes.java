package org.socialrx.propensity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;

/**
 * The codes in each candidate's record before the index date that enough candidates have.
 *
 * @param rows rows of {@code study.candidate_code}
 * @param kept how often each code of the rows occurs, by name
 * @param all how many candidates there are, and how many of them were referred
 */
record CandidateCodes(Dataset<Row> rows, List<CodeFrequency> kept, CodeFrequency all) {
    private static final String ALL = "all";
    private static final String CANDIDATES = "candidates";
    private static final String REFERRED = "referred";
    private static final String[] KEY = {
        CandidateCode.PRACTICE_ID.name(), CandidateCode.PATIENT_ID.name(), CandidateCode.INDEX_DATE.name()
    };

    /**
     * Where codes are looked for.
     *
     * @param events {@code core.event}
     * @param codes {@code core.code}
     * @param leftOut codes that are no covariate, column code_key: those that name the exposure
     * @param lookBackDays first day, counted back from the index date
     * @param gapDays days before the index date that are not searched
     * @param rarePercent codes that fewer candidates have are left out
     */
    record Search(
            Dataset<Row> events,
            Dataset<Row> codes,
            Dataset<Row> leftOut,
            int lookBackDays,
            int gapDays,
            double rarePercent) {}

    /**
     * Collects the codes.
     *
     * <p>What each candidate has stays in Spark's cache, which the caller clears.
     *
     * @param candidates {@code study.candidate_covariate}
     */
    static CandidateCodes collect(Dataset<Row> candidates, Search search) {
        var people = candidates.select(
                CandidateCovariate.PRACTICE_ID.col(),
                CandidateCovariate.PATIENT_ID.col(),
                CandidateCovariate.INDEX_DATE.col(),
                CandidateCovariate.IS_REFERRED.col());
        var found = found(people, search).persist(StorageLevel.MEMORY_AND_DISK());
        var all = frequency(people.agg(lit(ALL).as(CodeName.NAME), count(lit(1)), referred())
                .first());
        var kept = found
                .groupBy(CodeName.NAME)
                .agg(count(lit(1)).as(CANDIDATES), referred().as(REFERRED))
                .where(col(CANDIDATES).geq(all.candidates() * search.rarePercent() / 100))
                .sort(CodeName.NAME)
                .collectAsList()
                .stream()
                .map(CandidateCodes::frequency)
                .toList();
        return new CandidateCodes(rows(people, found, kept), kept, all);
    }

    /** One row per candidate and code; the day of the index date itself never counts. */
    private static Dataset<Row> found(Dataset<Row> people, Search search) {
        var names =
                CodeName.of(search.codes()).join(search.leftOut(), new String[] {Code.CODE_KEY.name()}, "left_anti");
        var entries = search.events()
                .select(Event.PRACTICE_ID.col(), Event.PATIENT_ID.col(), Event.EVENT_DATE.col(), Event.CODE_KEY.col());
        var day = Event.EVENT_DATE.col();
        var index = CandidateCode.INDEX_DATE.col();
        return people.join(entries, new String[] {KEY[0], KEY[1]})
                .where(day.lt(index)
                        .and(day.leq(date_sub(index, search.gapDays())))
                        .and(day.geq(date_sub(index, search.lookBackDays()))))
                .join(broadcast(names), Code.CODE_KEY.name())
                .select(col(KEY[0]), col(KEY[1]), col(KEY[2]), CandidateCode.IS_REFERRED.col(), col(CodeName.NAME))
                .distinct();
    }

    private static org.apache.spark.sql.Column referred() {
        return sum(when(CandidateCode.IS_REFERRED.col(), 1L).otherwise(0L));
    }

    private static CodeFrequency frequency(Row row) {
        return new CodeFrequency(row.getString(0), row.getLong(1), row.isNullAt(2) ? 0 : row.getLong(2));
    }

    private static Dataset<Row> rows(Dataset<Row> people, Dataset<Row> found, List<CodeFrequency> kept) {
        var names = people.sparkSession()
                .createDataset(kept.stream().map(CodeFrequency::name).toList(), Encoders.STRING())
                .toDF(CodeName.NAME);
        var codes = found.join(broadcast(names), CodeName.NAME)
                .groupBy(col(KEY[0]), col(KEY[1]), col(KEY[2]))
                .agg(array_sort(collect_list(col(CodeName.NAME))).as(CandidateCode.CODES.name()));
        var none = array().cast(CandidateCode.CODES.type());
        return people.join(codes, KEY, "left")
                .withColumn(CandidateCode.CODES.name(), coalesce(CandidateCode.CODES.col(), none))
                .select(CandidateCode.TABLE.columns());
    }
}
