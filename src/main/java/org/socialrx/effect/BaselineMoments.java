package org.socialrx.effect;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.study.Study;

/**
 * How far a person's baseline mean tells a lasting level: the early half of the baseline against the late half.
 *
 * <p>With E and L the contacts of a person in the two halves (h1 and h2 periods), the covariance of E and L within arms
 * comes from lasting differences between persons alone, as chance and passing crises do not reach over both halves:
 * variance of the lasting rate s² = cov(E, L)/(h1 h2), of the baseline mean v = var(E + L)/(h1 + h2)², reliability r =
 * s²/v, the Spearman-Brown split-half reliability when the halves are equal. Persons observed throughout the baseline
 * count, with their weights; sums are whole numbers by arm and weight.
 *
 * @param arms sums by arm and weight, in that order
 * @param earlyPeriods h1
 * @param latePeriods h2
 */
record BaselineMoments(List<Sums> arms, int earlyPeriods, int latePeriods) {
    private static final String EARLY = "early";
    private static final String LATE = "late";
    private static final String SILENT = "silent";

    BaselineMoments {
        arms = List.copyOf(arms);
    }

    /**
     * Sums over the persons of an arm who share a weight.
     *
     * @param isReferred the arm
     * @param weight the weight
     * @param persons persons
     * @param silentPersons persons without a contact from the first baseline period to the index date
     * @param complete persons observed throughout the baseline; the sums that follow are over them
     * @param early contacts in the early half
     * @param late contacts in the late half
     * @param earlySquared squares of the former
     * @param lateSquared squares of the latter
     * @param product products of the two
     */
    record Sums(
            boolean isReferred,
            double weight,
            long persons,
            long silentPersons,
            long complete,
            long early,
            long late,
            long earlySquared,
            long lateSquared,
            long product) {}

    /** Sums over the main design and outcome. */
    static BaselineMoments of(Study study, Comparisons comparisons) {
        var baseline = study.periods().baseline();
        var earlyPeriods = baseline.length() / 2;
        var latePeriods = baseline.length() - earlyPeriods;
        var counts = Comparisons.counts(Censoring.OWN_REFERRAL);
        var days = Comparisons.days(Censoring.OWN_REFERRAL);
        var isComplete = forall(
                slice(days, 1, baseline.length()),
                day -> day.equalTo(study.periods().lengthDays()));
        var early = when(isComplete, total(slice(counts, 1, earlyPeriods)));
        var late = when(isComplete, total(slice(counts, 1 + earlyPeriods, latePeriods)));
        var isSilent = total(slice(counts, 1, -study.periods().first())).equalTo(0);
        var rows = comparisons
                .matched()
                .where(MatchedSet.DESIGN
                        .col()
                        .equalTo(Series.PRIMARY)
                        .and(col(Comparisons.OUTCOME)
                                .equalTo(study.estimates().primary().outcome())))
                .select(
                        MatchedSet.IS_REFERRED.col(),
                        MatchedSet.WEIGHT.col(),
                        early.as(EARLY),
                        late.as(LATE),
                        when(isSilent, 1).otherwise(0).as(SILENT))
                .groupBy(MatchedSet.IS_REFERRED.col(), MatchedSet.WEIGHT.col())
                .agg(count(lit(1)).as("persons"), sums())
                .orderBy(MatchedSet.IS_REFERRED.col(), MatchedSet.WEIGHT.col())
                .collectAsList();
        return new BaselineMoments(rows.stream().map(BaselineMoments::sums).toList(), earlyPeriods, latePeriods);
    }

    private static Column total(Column counts) {
        return aggregate(counts, lit(0L), Column::plus);
    }

    private static Column[] sums() {
        var early = col(EARLY);
        var late = col(LATE);
        return new Column[] {
            sum(col(SILENT)),
            count(early),
            sum(early),
            sum(late),
            sum(early.multiply(early)),
            sum(late.multiply(late)),
            sum(early.multiply(late))
        };
    }

    private static Sums sums(Row row) {
        return new Sums(
                row.getBoolean(0),
                row.getDouble(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                whole(row, 5),
                whole(row, 6),
                whole(row, 7),
                whole(row, 8),
                whole(row, 9));
    }

    private static long whole(Row row, int at) {
        return row.isNullAt(at) ? 0 : row.getLong(at);
    }

    /** Persons of an arm. */
    long persons(boolean isReferred) {
        return arms.stream()
                .filter(sums -> sums.isReferred() == isReferred)
                .mapToLong(Sums::persons)
                .sum();
    }

    /** Persons of an arm without a contact from the first baseline period to the index date. */
    long silentPersons(boolean isReferred) {
        return arms.stream()
                .filter(sums -> sums.isReferred() == isReferred)
                .mapToLong(Sums::silentPersons)
                .sum();
    }

    /** r, from 0 to 1; NaN when nobody differs. */
    double reliability() {
        var between = 0.0;
        var total = 0.0;
        for (var isReferred : new boolean[] {false, true}) {
            var persons = weighted(isReferred, Sums::complete);
            if (persons > 0) {
                var early = weighted(isReferred, Sums::early) / persons;
                var late = weighted(isReferred, Sums::late) / persons;
                var covariance = weighted(isReferred, Sums::product) - persons * early * late;
                between += covariance;
                total += weighted(isReferred, Sums::earlySquared)
                        - persons * early * early
                        + weighted(isReferred, Sums::lateSquared)
                        - persons * late * late
                        + 2 * covariance;
            }
        }
        double periods = earlyPeriods + latePeriods;
        var reliability = between * periods * periods / (earlyPeriods * latePeriods) / total;
        return total > 0 ? Math.min(1, Math.max(0, reliability)) : Double.NaN;
    }

    private double weighted(boolean isReferred, ToLongFunction<Sums> sum) {
        return arms.stream()
                .filter(sums -> sums.isReferred() == isReferred)
                .mapToDouble(sums -> sums.weight() * sum.applyAsLong(sums))
                .sum();
    }
}
