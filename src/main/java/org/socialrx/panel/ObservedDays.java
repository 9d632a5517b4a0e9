package org.socialrx.panel;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_diff;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Periods;

/**
 * The calendar of a candidate: which period a day lies in, and how many days of a period are observed.
 *
 * <p>Period p holds the days d with floor((d - index - 1) / length) = p, so period 0 starts the day after the index
 * date. The index date itself, the last day of period -1, counts nowhere.
 *
 * @param periods periods of the study
 */
record ObservedDays(Periods periods) {

    /** The period of a day; meaningless for the index date. */
    Column period(Column day) {
        var days = date_diff(day, CohortMember.INDEX_DATE.col()).minus(1);
        return floor(days.divide(lit((double) periods.lengthDays()))).cast(DataTypes.IntegerType);
    }

    /** Days of each period observed up to and including a last day. */
    Column observed(Column lastDay) {
        return array(IntStream.rangeClosed(periods.first(), periods.last())
                .mapToObj(period -> observed(period, lastDay))
                .toArray(Column[]::new));
    }

    /** The last day before a control's own later referral; an index referral does not censor. */
    static Column lastUncensoredDay() {
        var beforeOwn = date_sub(CohortMember.OWN_REFERRAL_DATE.col(), 1);
        return when(CohortMember.IS_REFERRED.col(), CohortMember.OBSERVED_TO.col())
                .otherwise(least(CohortMember.OBSERVED_TO.col(), beforeOwn));
    }

    private Column observed(int period, Column lastDay) {
        var start = date_add(CohortMember.INDEX_DATE.col(), 1 + period * periods.lengthDays());
        var end = date_add(CohortMember.INDEX_DATE.col(), period == -1 ? -1 : (period + 1) * periods.lengthDays());
        var days = date_diff(least(end, lastDay), greatest(start, CohortMember.OBSERVED_FROM.col()))
                .plus(1);
        return greatest(days, lit(0));
    }
}
