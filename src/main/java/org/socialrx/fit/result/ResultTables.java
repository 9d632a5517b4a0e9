package org.socialrx.fit.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.fit.ModelBalance;
import org.socialrx.schema.fit.ModelDecomposition;
import org.socialrx.schema.fit.ModelEstimate;
import org.socialrx.schema.fit.ModelSummary;
import org.socialrx.table.Table;

/** The rows of the result tables that are small: all but the pairs. Not available is null. */
public final class ResultTables {
    private ResultTables() {}

    /** The rows by table, in the order of the models. */
    public static Map<Table, List<Row>> of(List<Result> results) {
        List<Row> estimates = new ArrayList<>();
        List<Row> summaries = new ArrayList<>();
        List<Row> balances = new ArrayList<>();
        List<Row> decompositions = new ArrayList<>();
        for (var result : results) {
            result.answer().estimates().forEach(row -> estimates.add(estimate(result, row)));
            result.answer()
                    .summaries()
                    .forEach(row ->
                            summaries.add(RowFactory.create(result.model(), row.statistic(), known(row.value()))));
            result.answer().balances().forEach(row -> balances.add(balance(result, row)));
            result.answer()
                    .decompositions()
                    .forEach(row -> decompositions.add(
                            RowFactory.create(result.model(), row.term(), known(row.estimate()), known(row.weight()))));
        }
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        tables.put(ModelEstimate.TABLE, estimates);
        tables.put(ModelSummary.TABLE, summaries);
        tables.put(ModelBalance.TABLE, balances);
        tables.put(ModelDecomposition.TABLE, decompositions);
        return tables;
    }

    private static Row estimate(Result result, Answer.EstimateRow row) {
        var numbers = row.estimate();
        return RowFactory.create(
                result.model(),
                result.estimator(),
                row.term(),
                row.covariance(),
                known(numbers.estimate()),
                known(numbers.stdError()),
                known(numbers.statistic()),
                known(numbers.df()),
                known(numbers.pValue()),
                known(numbers.ciLow()),
                known(numbers.ciHigh()),
                known(row.more().getOrDefault(ModelEstimate.UNCALIBRATED_P_VALUE.name(), Double.NaN)));
    }

    private static Row balance(Result result, Answer.BalanceRow row) {
        return RowFactory.create(
                result.model(),
                row.sample(),
                row.covariate(),
                known(row.meanTreated()),
                known(row.meanControl()),
                known(row.smd()),
                known(row.varianceRatio()),
                known(row.ks()));
    }

    @Nullable
    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
