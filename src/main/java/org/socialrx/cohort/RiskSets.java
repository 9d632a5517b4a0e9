package org.socialrx.cohort;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.ControlRules;

/**
 * Draws possible controls for every referral from the patients at risk on its day.
 *
 * <p>Each patient at risk has the same chance, by a hash of seed, referral and patient, so that a draw depends neither
 * on partitions nor on the order of rows. So that a referral meets a bounded number of patients however large the
 * practice is, a large risk set is first cut by a second hash into a power of two of slices, of which the referral sees
 * one: big enough for the draw, at most twice that. A slice is chosen blindly, hence the chance stays equal.
 *
 * @param rules who may be a control
 * @param seed seed of the study
 */
record RiskSets(ControlRules rules, long seed) {
    /** Place of a candidate in the draw of its referral. */
    static final String DRAW = "draw";
    /** Whether a candidate is the one that stays of a patient's candidates of a quarter. */
    static final String IS_KEPT = "is_kept";

    /** A slice holds at least so many patients for each one drawn, so that falling short is out of the question. */
    private static final int SLICE_PER_DRAW = 4;

    private static final String REFERRED_PATIENT = "referred_patient_id";
    private static final String LEVEL = "slice_level";
    private static final String SLICE = "slice";
    private static final String[] CELL = {
        CohortMember.PRACTICE_ID.name(), CohortMember.SEX.name(), CohortMember.BIRTH_YEAR.name()
    };
    private static final String[] SLICE_OF_CELL = {CELL[0], CELL[1], CELL[2], LEVEL, SLICE};

    /**
     * Draws the candidates of every referral.
     *
     * @param sizes eligible referrals with the size of their risk sets
     * @param atRisk spells with the bounds of their eligibility as control
     * @param lastStep number of the last step of eligibility, counted from 0
     * @return one row per referral and drawn patient; {@link #IS_KEPT} marks one per patient and quarter
     */
    Dataset<Row> draw(Dataset<Row> sizes, Dataset<Row> atRisk, int lastStep) {
        var targets = targets(sizes, lastStep);
        var levels = targets.select(
                        CohortMember.PRACTICE_ID.col(),
                        CohortMember.SEX.col(),
                        CohortMember.BIRTH_YEAR.col(),
                        col(LEVEL))
                .distinct();
        var pool = atRisk.join(levels, CELL).withColumn(SLICE, slice(CohortMember.PATIENT_ID.col()));
        var candidates = pool.join(targets, SLICE_OF_CELL)
                .where(EligibilitySteps.isWithin(CohortMember.INDEX_DATE.col(), lastStep))
                .withColumn(DRAW, hash("risk-set", col(REFERRED_PATIENT), CohortMember.PATIENT_ID.col()));
        return marked(lowest(candidates));
    }

    private Dataset<Row> lowest(Dataset<Row> candidates) {
        var rank = row_number()
                .over(Window.partitionBy(CohortMember.PRACTICE_ID.col(), col(REFERRED_PATIENT))
                        .orderBy(col(DRAW), CohortMember.PATIENT_ID.col()));
        var place = "place";
        return candidates
                .withColumn(place, rank)
                .where(col(place).leq(rules.candidatesPerReferral()))
                .drop(place);
    }

    private static Dataset<Row> marked(Dataset<Row> drawn) {
        var rank = row_number()
                .over(Window.partitionBy(
                                CohortMember.PRACTICE_ID.col(),
                                CohortMember.PATIENT_ID.col(),
                                Members.quarter(CohortMember.INDEX_DATE.col()))
                        .orderBy(col(DRAW), CohortMember.INDEX_DATE.col(), col(REFERRED_PATIENT)));
        return drawn.withColumn(IS_KEPT, rank.equalTo(1));
    }

    /** Every referral once for each year of birth that is near enough, with the slice it looks into. */
    private Dataset<Row> targets(Dataset<Row> sizes, int lastStep) {
        var size = col(RiskSetSizes.size(lastStep));
        var enough = SLICE_PER_DRAW * rules.candidatesPerReferral();
        var level = when(size.geq(2 * enough), floor(log2(size.divide(enough)))).otherwise(0);
        return sizes.select(
                        CohortMember.PRACTICE_ID.col(),
                        CohortMember.PATIENT_ID.col().as(REFERRED_PATIENT),
                        CohortMember.SEX.col(),
                        explode(birthYears(rules)).as(CohortMember.BIRTH_YEAR.name()),
                        CohortMember.INDEX_DATE.col(),
                        level.cast(DataTypes.IntegerType).as(LEVEL))
                .withColumn(SLICE, slice(col(REFERRED_PATIENT), lit("of-referral")));
    }

    /** Years of birth near enough to that of a referred patient. */
    static Column birthYears(ControlRules rules) {
        var year = CohortMember.BIRTH_YEAR.col();
        return sequence(year.minus(rules.ageWithinYears()), year.plus(rules.ageWithinYears()));
    }

    private Column slice(Column... parts) {
        return pmod(hash("risk-set-slice", parts), pow(lit(2), col(LEVEL)).cast(DataTypes.LongType));
    }

    private Column hash(String stream, Column... parts) {
        var all = new Column[parts.length + 3];
        all[0] = lit(seed);
        all[1] = lit(stream);
        all[2] = CohortMember.PRACTICE_ID.col();
        System.arraycopy(parts, 0, all, 3, parts.length);
        return xxhash64(all);
    }
}
