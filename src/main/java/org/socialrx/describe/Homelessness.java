package org.socialrx.describe;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.schema.study.CodedEvent;

/**
 * Whether a person is homeless on a day, by each of three algorithms at once, as one level: which of them say so.
 *
 * <p>Latest: of all entries on residence before the day the last is one of homelessness (OpenSAFELY, UKHSA influenza).
 * Recent: an entry of homelessness in the two years before, and none of residence after it (UKHSA COVID-19). Ever: any
 * entry of homelessness before the day. Of entries on one day that of homelessness counts as the later. One level a
 * person, so that numbers of the algorithms are sums over levels and their agreement can be had from released counts.
 */
final class Homelessness {
    static final String NONE = "by none";

    private static final String HOMELESS = "homeless_date";
    private static final String RESIDENCE = "residence_date";
    private static final int RECENT_MONTHS = 24;

    private Homelessness() {}

    /** Adds the level to people who are described on a day. */
    static Dataset<Row> add(Dataset<Row> persons, Dataset<Row> codedEvents, String day, String name) {
        var key = People.patientKey();
        var dates = codedEvents
                .where(CodedEvent.CODELIST.col().isin("homeless", "residential-care"))
                .where(CodedEvent.EVIDENCE.col().notEqual("declined"))
                .join(persons.select(col(key[0]), col(key[1]), col(day)), key)
                .where(CodedEvent.EVENT_DATE.col().lt(col(day)))
                .groupBy(col(key[0]), col(key[1]))
                .agg(latest("homeless").as(HOMELESS), latest("residential-care").as(RESIDENCE));
        return persons.join(dates, key, "left").withColumn(name, level(day)).drop(HOMELESS, RESIDENCE);
    }

    private static Column latest(String list) {
        return max(when(CodedEvent.CODELIST.col().equalTo(list), CodedEvent.EVENT_DATE.col()));
    }

    private static Column level(String day) {
        var homeless = col(HOMELESS);
        var isLatest = homeless.isNotNull().and(coalesce(homeless.geq(col(RESIDENCE)), lit(true)));
        var isRecent = isLatest.and(months_between(col(day), homeless).leq(RECENT_MONTHS));
        return when(
                        homeless.isNotNull(),
                        concat_ws(" ", lit("ever"), when(isLatest, "latest"), when(isRecent, "recent")))
                .otherwise(NONE);
    }
}
