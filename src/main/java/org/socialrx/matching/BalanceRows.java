package org.socialrx.matching;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.stats.Passes;

/**
 * The people of one sample as rows of arm (1 referred, 0 not), weight and covariates, kept while passes run over them.
 *
 * @param rows the rows
 */
record BalanceRows(JavaRDD<double[]> rows) implements Passes<double[]>, AutoCloseable {
    private static final int ARM = 0;
    private static final int WEIGHT = 1;
    private static final int VALUES = 2;

    static BalanceRows of(Dataset<Row> people, Collection<Column> covariates) {
        var selected = people.select(
                CandidateCovariate.IS_REFERRED.col(),
                col(MatchedSet.WEIGHT.name()),
                array(covariates.toArray(Column[]::new)));
        return new BalanceRows(selected.javaRDD().map(BalanceRows::numbers).persist(StorageLevel.MEMORY_AND_DISK()));
    }

    private static double[] numbers(Row row) {
        List<Double> values = row.getList(VALUES);
        double[] numbers = new double[VALUES + values.size()];
        numbers[ARM] = row.getBoolean(ARM) ? 1 : 0;
        numbers[WEIGHT] = row.getDouble(WEIGHT);
        for (int j = 0; j < values.size(); j++) {
            numbers[VALUES + j] = values.get(j);
        }
        return numbers;
    }

    @Override
    public <S extends Sums<double[], S>> S run(S empty) {
        return rows.treeAggregate(
                empty,
                (sums, row) -> {
                    sums.add(row);
                    return sums;
                },
                (sums, others) -> {
                    sums.merge(others);
                    return sums;
                });
    }

    @Override
    public void close() {
        rows.unpersist(false);
    }
}
