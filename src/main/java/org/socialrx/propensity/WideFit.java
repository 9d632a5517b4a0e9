package org.socialrx.propensity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.propensity.ml.PenalisedLogistic;
import org.socialrx.study.PropensityRules;

/**
 * A fitted wide model.
 *
 * @param scores rows of {@code study.propensity_score}
 * @param terms columns of the study's covariates
 * @param used codes with a column
 * @param told codes left out because they tell the arms apart
 * @param fit the fit
 * @param all how many candidates there are, and how many of them were referred
 */
record WideFit(
        Dataset<Row> scores,
        List<Term> terms,
        List<CodeFrequency> used,
        List<CodeFrequency> told,
        PenalisedLogistic.Fit fit,
        CodeFrequency all) {
    /** Codes that the table of terms names: the strongest, by coefficient times standard deviation. */
    private static final int NAMED = 30;

    /** Codes that are named: those with the strongest coefficients, and those left out. */
    List<CodeFrequency> named() {
        var named = new ArrayList<>(IntStream.range(0, used.size())
                .boxed()
                .filter(i -> coefficient(i) != 0)
                .sorted(Comparator.comparingDouble((Integer i) -> -strength(i))
                        .thenComparing(i -> used.get(i).name()))
                .limit(NAMED)
                .map(used::get)
                .toList());
        named.addAll(told);
        return named;
    }

    /** How many codes have a coefficient. */
    long codesInModel() {
        return IntStream.range(0, used.size()).filter(i -> coefficient(i) != 0).count();
    }

    /**
     * Rows of {@code result.propensity_term}.
     *
     * @param firstOrder order of the first row
     * @param words what the supplier calls a code, by its name
     */
    List<Row> rows(int firstOrder, Map<String, String> words) {
        var rows = new ArrayList<Row>();
        for (int j = 0; j < terms.size(); j++) {
            var term = terms.get(j);
            rows.add(row(term.name(), firstOrder + rows.size(), fit.coefficients()[j], term.referredCount()));
        }
        for (var code : named()) {
            int at = used.indexOf(code);
            var name = words.containsKey(code.name())
                    ? "%s (%s)".formatted(words.get(code.name()), code.name())
                    : code.name();
            rows.add(row(name, firstOrder + rows.size(), at < 0 ? null : coefficient(at), code.referred()));
        }
        return rows;
    }

    private static Row row(String name, int order, @Nullable Double estimate, long referred) {
        return RowFactory.create(PropensityRules.WIDE, name, order, estimate, null, null, null, referred);
    }

    private double coefficient(int code) {
        return fit.coefficients()[terms.size() + code];
    }

    private double strength(int code) {
        return Math.abs(coefficient(code)) * used.get(code).deviation(all);
    }
}
