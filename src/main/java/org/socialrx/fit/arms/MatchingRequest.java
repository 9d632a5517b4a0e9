package org.socialrx.fit.arms;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.functions;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.TableColumn;
import org.socialrx.stats.algebra.CrossProduct;
import org.socialrx.stats.algebra.OrderedCholesky;
import org.socialrx.stats.matching.NearestNeighbour;
import org.socialrx.stats.matching.Replacement;

/**
 * A matching as a model asks for it.
 *
 * @param rows the rows of both arms
 * @param propensity the distance's model
 * @param rules who may be matched
 * @param isLogit whether the distance is measured on the log odds
 * @param caliperDeviations the caliper in standard deviations of the distance; infinite for none
 */
record MatchingRequest(
        ArmRows rows, Propensity propensity, NearestNeighbour rules, boolean isLogit, double caliperDeviations) {
    static final String ID = "id";
    static final String DISTANCE = "distance";
    static final String LOGIT = "logit";
    static final String CALIPER = "caliper";
    static final String EXACT = "exact";
    static final String RATIO = "ratio";
    static final String REPLACEMENT = "replacement";

    static MatchingRequest of(ArmRows rows, Propensity propensity) {
        var values = rows.request().values();
        boolean isLogit = values.text(DISTANCE).equals(LOGIT);
        double deviations = values.number(CALIPER, Double.POSITIVE_INFINITY);
        double caliper = values.has(CALIPER)
                ? deviations * deviation(rows, isLogit ? propensity.logit() : propensity.probability())
                : Double.POSITIVE_INFINITY;
        var rules = new NearestNeighbour(
                caliper,
                Double.POSITIVE_INFINITY,
                (int) values.whole(RATIO),
                values.isSet(REPLACEMENT) ? Replacement.WITH : Replacement.WITHOUT);
        return new MatchingRequest(rows, propensity, rules, isLogit, deviations);
    }

    /**
     * Matches.
     *
     * @throws FitException when an id stands twice, or nobody is matched
     */
    MatchedRows match() {
        refuseRepeatedIds();
        var matched = MatchedRows.of(this);
        refuseNobody(matched.totals());
        return matched;
    }

    List<String> exact() {
        return rows.request().values().texts(EXACT);
    }

    String id() {
        return rows.request().values().text(ID);
    }

    String treatment() {
        return rows.request().values().text(ArmRows.TREATMENT);
    }

    /** Standard deviation with n - 1, over all rows. */
    private static double deviation(ArmRows rows, Input distance) {
        var sums = rows.pass(List.of(Input.constant(1), distance))
                .sum(new CrossProduct(2), (products, row) -> products.add(row, 1), CrossProduct::merge);
        double squares = OrderedCholesky.of(sums, 1).residual(sums, 1);
        return Math.sqrt(squares / (rows.survey().rows() - 1));
    }

    private void refuseRepeatedIds() {
        var ids = rows.frame().table(rows.request().columns());
        var times = "times";
        var repeated = ids.groupBy(TableColumn.named(id()))
                .agg(functions.count(functions.lit(1)).as(times))
                .where(TableColumn.named(times).gt(1))
                .count();
        if (repeated > 0) {
            throw new FitException("%s, the id, stands more than once for %,d of its values".formatted(id(), repeated));
        }
    }

    private void refuseNobody(Matched totals) {
        var counts = totals.counts();
        if (counts.strataWithBothArms() == 0) {
            throw new FitException("no overlap: none of %,d strata of equal %s holds both arms"
                    .formatted(counts.strata(), String.join(", ", exact())));
        }
        if (counts.pairs() == 0) {
            throw new FitException(String.format(
                    Locale.ROOT,
                    "no overlap: nobody has a control within the caliper of %.4g (%s standard deviations);"
                            + " the nearest is %.4g away",
                    rules.caliper(),
                    caliperDeviations,
                    counts.closest()));
        }
    }
}
