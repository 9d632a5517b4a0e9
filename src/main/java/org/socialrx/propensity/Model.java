package org.socialrx.propensity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.socialrx.stats.logistic.LogisticFit;
import org.socialrx.stats.logistic.LogisticRegression;
import org.socialrx.stats.logistic.LogisticSums;
import org.socialrx.stats.logistic.UnitLogisticRegression;

/** The two forms of the propensity model. */
enum Model {
    /** An effect for every practice, maximised out. */
    WITH_PRACTICES {
        @Override
        LogisticFit fit(JavaRDD<Row> rows, List<String> names) {
            return new UnitLogisticRegression(names)
                    .fit(sums -> rows.mapPartitions(new PracticeSums(sums.coefficients()))
                            .treeAggregate(sums, (a, b) -> a.merge(b), (a, b) -> a.merge(b)));
        }

        @Override
        MapPartitionsFunction<Row, Row> scores(LogisticFit fit) {
            return new PracticeScores(fit.coefficients());
        }
    },
    /** One intercept: matching within practices alone holds what practices differ in. */
    WITHOUT_PRACTICES {
        @Override
        LogisticFit fit(JavaRDD<Row> rows, List<String> names) {
            var columns = new ArrayList<>(names);
            columns.add(0, "(intercept)");
            return new LogisticRegression(columns)
                    .fit(sums -> rows.treeAggregate(sums, Model::add, LogisticSums::merge));
        }

        @Override
        MapPartitionsFunction<Row, Row> scores(LogisticFit fit) {
            double[] coefficients = fit.coefficients();
            return rows -> scored(rows, coefficients);
        }
    };

    /** The maximum likelihood fit of rows that stand practice by practice. */
    abstract LogisticFit fit(JavaRDD<Row> rows, List<String> names);

    /** What turns the rows of a partition into rows of {@code study.propensity_score}. */
    abstract MapPartitionsFunction<Row, Row> scores(LogisticFit fit);

    private static LogisticSums add(LogisticSums sums, Row row) {
        sums.add(withIntercept(ModelRow.columns(row)), ModelRow.isReferred(row) ? 1 : 0, 1);
        return sums;
    }

    private static double[] withIntercept(double[] columns) {
        double[] all = new double[columns.length + 1];
        all[0] = 1;
        System.arraycopy(columns, 0, all, 1, columns.length);
        return all;
    }

    private static Iterator<Row> scored(Iterator<Row> rows, double[] coefficients) {
        var scored = new ArrayList<Row>();
        rows.forEachRemaining(row ->
                scored.add(ModelRow.score(row, ModelRow.logit(withIntercept(ModelRow.columns(row)), coefficients))));
        return scored.iterator();
    }
}
