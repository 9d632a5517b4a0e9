package org.socialrx.cohort;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.ControlRules;

/**
 * How many patients are at risk on the day of each referral, after every step of eligibility, exactly and without
 * pairing anybody.
 *
 * <p>Within practice, sex and year of birth a spell adds one on its first eligible day and takes it away on the day
 * after its last; the running sum on the day of a referral is the number at risk.
 *
 * @param rules who may be a control
 * @param stepCount number of steps of eligibility
 */
record RiskSetSizes(ControlRules rules, int stepCount) {
    private static final String DAY = "day";
    private static final String IS_REFERRAL = "is_referral";
    private static final String REFERRED_PATIENT = "referred_patient_id";

    /** Name of the column with the size after a step, counted from 0. */
    static String size(int step) {
        return "risk_set_size_" + step;
    }

    /**
     * The referrals with the sizes of their risk sets.
     *
     * @param referrals eligible referrals
     * @param atRisk spells with the bounds of their eligibility as control
     */
    Dataset<Row> count(Dataset<Row> referrals, Dataset<Row> atRisk) {
        var running = Window.partitionBy(
                        CohortMember.PRACTICE_ID.col(), CohortMember.SEX.col(), CohortMember.BIRTH_YEAR.col())
                .orderBy(col(DAY), col(IS_REFERRAL))
                .rowsBetween(Window.unboundedPreceding(), 0);
        var counted = changes(atRisk).unionByName(days(referrals));
        for (int n = 0; n < stepCount; n++) {
            counted = counted.withColumn(size(n), sum(col(size(n))).over(running));
        }
        var sums = sizes().map(size -> sum(col(size)).as(size)).toArray(Column[]::new);
        var bySize = counted.where(col(IS_REFERRAL))
                .groupBy(CohortMember.PRACTICE_ID.col(), col(REFERRED_PATIENT))
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
                .withColumnRenamed(REFERRED_PATIENT, CohortMember.PATIENT_ID.name());
        return referrals.join(bySize, new String[] {CohortMember.PRACTICE_ID.name(), CohortMember.PATIENT_ID.name()});
    }

    private Dataset<Row> changes(Dataset<Row> atRisk) {
        var days = IntStream.range(0, stepCount)
                .boxed()
                .flatMap(n -> Stream.of(whenAny(n, col(EligibilitySteps.first(n))), whenAny(n, dayAfter(n))))
                .toArray(Column[]::new);
        var changes = atRisk.withColumn(DAY, explode(array_distinct(array_compact(array(days)))));
        var columns = IntStream.range(0, stepCount).mapToObj(n -> change(n).as(size(n)));
        return changes.select(columns(col(DAY), lit(false), lit(null).cast(DataTypes.StringType), columns));
    }

    private Dataset<Row> days(Dataset<Row> referrals) {
        var columns = sizes().map(size -> lit(0).as(size));
        return referrals
                .withColumn(CohortMember.BIRTH_YEAR.name(), explode(RiskSets.birthYears(rules)))
                .select(columns(CohortMember.INDEX_DATE.col(), lit(true), CohortMember.PATIENT_ID.col(), columns));
    }

    private static Column[] columns(Column day, Column isReferral, Column patient, Stream<Column> sizes) {
        var common = Stream.of(
                CohortMember.PRACTICE_ID.col(),
                CohortMember.SEX.col(),
                CohortMember.BIRTH_YEAR.col(),
                day.as(DAY),
                isReferral.as(IS_REFERRAL),
                patient.as(REFERRED_PATIENT));
        return Stream.concat(common, sizes).toArray(Column[]::new);
    }

    private Stream<String> sizes() {
        return IntStream.range(0, stepCount).mapToObj(RiskSetSizes::size);
    }

    /** +1 on the first eligible day after a step, -1 on the day after the last. */
    private static Column change(int step) {
        var isFirst = col(DAY).equalTo(col(EligibilitySteps.first(step)));
        var isAfter = col(DAY).equalTo(dayAfter(step));
        return when(isAnyDay(step).and(isFirst), 1)
                .when(isAnyDay(step).and(isAfter), -1)
                .otherwise(0);
    }

    private static Column whenAny(int step, Column day) {
        return when(isAnyDay(step), day);
    }

    private static Column isAnyDay(int step) {
        return col(EligibilitySteps.first(step)).leq(col(EligibilitySteps.last(step)));
    }

    private static Column dayAfter(int step) {
        return date_add(col(EligibilitySteps.last(step)), 1);
    }
}
