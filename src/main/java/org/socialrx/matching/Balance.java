package org.socialrx.matching;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.stats.balance.BalancePasses;

/**
 * How alike the arms are in every covariate, before matching on all candidates and after it on the matched with their
 * weights.
 *
 * @param design name of the matching
 * @param traits characteristics of a candidate
 */
record Balance(String design, Traits traits) {
    private static final String WEIGHT = MatchedSet.WEIGHT.name();
    private static final String VARIABLE = "variable";
    private static final String LEVEL = "level";
    private static final String[] KEY = {
        CandidateCovariate.PRACTICE_ID.name(),
        CandidateCovariate.PATIENT_ID.name(),
        CandidateCovariate.INDEX_DATE.name()
    };

    /** Rows of {@code result.covariate_balance}. */
    Dataset<Row> of(Dataset<Row> candidates, Dataset<Row> sets) {
        var columns = columns(candidates);
        var matched = candidates.join(sets.select(KEY[0], KEY[1], KEY[2], MatchedSet.WEIGHT.name()), KEY);
        var rows = new ArrayList<Row>();
        try (var all = BalanceRows.of(candidates.withColumn(WEIGHT, lit(1.0)), columns.values());
                var used = BalanceRows.of(matched, columns.values())) {
            var balance = BalancePasses.of(columns.size(), all, used);
            var before = all.run(new ArmLevels(columns.size()));
            var after = used.run(new ArmLevels(columns.size()));
            int order = 0;
            for (var name : columns.keySet()) {
                var both = balance.get(order);
                rows.add(row("before", name, order, both.before(), before));
                rows.add(row("after", name, order, both.after(), after));
                order++;
            }
        }
        return candidates.sparkSession().createDataFrame(rows, CovariateBalance.TABLE.schema());
    }

    private Row row(
            String sample,
            String name,
            int order,
            org.socialrx.stats.balance.CovariateBalance balance,
            ArmLevels levels) {
        boolean isEmpty = levels.treated() == 0 || levels.controls() == 0;
        boolean isBinary = !name.equals("age-years");
        return RowFactory.create(
                design,
                sample,
                name,
                order + 1,
                isEmpty ? null : finite(balance.meanTreated()),
                isEmpty ? null : finite(balance.meanControl()),
                isEmpty ? null : finite(balance.smd()),
                isEmpty || isBinary ? null : finite(balance.varianceRatio()),
                isEmpty ? null : finite(balance.ks()),
                levels.treated(),
                levels.controls(),
                isBinary ? levels.treated(order) : null,
                isBinary ? levels.controls(order) : null);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Age, then one 0/1 column a level that occurs, then the conditions. */
    private Map<String, Column> columns(Dataset<Row> candidates) {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("age-years", CandidateCovariate.AGE_YEARS.col().cast(DataTypes.DoubleType));
        var levels = levels(candidates);
        traits.categories()
                .forEach((name, value) -> levels.stream()
                        .filter(level -> level.getString(0).equals(name))
                        .forEach(level -> columns.put(
                                name + "=" + level.getString(1), indicator(value.equalTo(level.getString(1))))));
        traits.conditions().forEach((name, value) -> columns.put(name, indicator(value)));
        return columns;
    }

    private List<Row> levels(Dataset<Row> candidates) {
        var pairs = traits.categories().entrySet().stream()
                .map(entry -> struct(
                        lit(entry.getKey()).as(VARIABLE), entry.getValue().as(LEVEL)))
                .toArray(Column[]::new);
        var pair = "pair";
        return candidates
                .select(explode(array(pairs)).as(pair))
                .select(
                        col(pair).getField(VARIABLE).as(VARIABLE),
                        col(pair).getField(LEVEL).as(LEVEL))
                .distinct()
                .sort(VARIABLE, LEVEL)
                .collectAsList();
    }

    private static Column indicator(Column isLevel) {
        return when(isLevel, 1.0).otherwise(0.0);
    }
}
