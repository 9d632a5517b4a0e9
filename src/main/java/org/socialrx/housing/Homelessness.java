package org.socialrx.housing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.study.HomelessAlgorithm;

/**
 * Whether a person is homeless on a day, by each of three algorithms at once, as one level: which of them say so.
 *
 * <p>Latest: of all entries on residence before the day the last is one of homelessness (OpenSAFELY, UKHSA influenza).
 * Recent: an entry of homelessness in the two years before, and none of residence after it (UKHSA COVID-19). Ever: any
 * entry of homelessness before the day. Of entries on one day that of homelessness counts as the later. One level a
 * person, so that numbers of the algorithms are sums over levels and their agreement can be had from released counts.
 */
public final class Homelessness {
    private static final String HOMELESS_LIST = "homeless";
    private static final String RESIDENCE_LIST = "residential-care";
    private static final int RECENT_MONTHS = 24;

    private Homelessness() {}

    /** Whether a coded entry is one that the algorithms look at. */
    public static Column isEntry() {
        return CodedEvent.CODELIST
                .col()
                .isin(HOMELESS_LIST, RESIDENCE_LIST)
                .and(CodedEvent.EVIDENCE.col().notEqual("declined"));
    }

    /** Over the entries of a person before the day: the last of homelessness, null when there is none. */
    public static Column latestHomeless() {
        return latest(HOMELESS_LIST);
    }

    /** Over the entries of a person before the day: the last of another residence, null when there is none. */
    public static Column latestResidence() {
        return latest(RESIDENCE_LIST);
    }

    private static Column latest(String list) {
        return max(when(isEntry().and(CodedEvent.CODELIST.col().equalTo(list)), CodedEvent.EVENT_DATE.col()));
    }

    /**
     * Which algorithms call a person homeless, never null.
     *
     * @param homeless day of the last entry of homelessness before the day, or null
     * @param residence day of the last entry of another residence before the day, or null
     * @param day the day
     */
    public static Column level(Column homeless, Column residence, Column day) {
        var isLatest = homeless.isNotNull().and(coalesce(homeless.geq(residence), lit(true)));
        var isRecent = isLatest.and(months_between(day, homeless).leq(RECENT_MONTHS));
        return when(isRecent, HomelessAlgorithm.RECENT.level())
                .when(isLatest, HomelessAlgorithm.LATEST.level())
                .when(homeless.isNotNull(), HomelessAlgorithm.EVER.level())
                .otherwise(HomelessAlgorithm.NONE);
    }

    /** Whether an algorithm calls people of a level homeless; null for a level that is null. */
    public static Column says(Column level, HomelessAlgorithm algorithm) {
        return level.isin(Arrays.stream(HomelessAlgorithm.values())
                .filter(narrower -> narrower.compareTo(algorithm) <= 0)
                .map(HomelessAlgorithm::level)
                .toArray());
    }
}
