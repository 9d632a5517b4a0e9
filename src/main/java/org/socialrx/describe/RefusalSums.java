package org.socialrx.describe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.socialrx.stats.logistic.MixedLogisticSums;

/** One pass over a partition of practices: each row holds its people's terms that apply and whether declined. */
final class RefusalSums implements FlatMapFunction<Iterator<Row>, MixedLogisticSums> {
    private static final long serialVersionUID = 1;

    private final double[] coefficients;

    /** Coefficients of the intercept and the terms, and the deviation of the practices. */
    RefusalSums(double[] coefficients) {
        this.coefficients = coefficients.clone();
    }

    @Override
    public Iterator<MixedLogisticSums> call(Iterator<Row> practices) {
        var sums = new MixedLogisticSums(coefficients);
        while (practices.hasNext()) {
            List<Row> people = practices.next().getList(0);
            var columns = new ArrayList<double[]>();
            int[] outcomes = new int[people.size()];
            for (int i = 0; i < outcomes.length; i++) {
                columns.add(columns(people.get(i).getList(0)));
                outcomes[i] = people.get(i).getBoolean(1) ? 1 : 0;
            }
            sums.addUnit(columns, outcomes);
        }
        return List.of(sums).iterator();
    }

    private double[] columns(List<Integer> terms) {
        double[] columns = new double[coefficients.length - 1];
        columns[0] = 1;
        for (int term : terms) {
            columns[term + 1] = 1;
        }
        return columns;
    }
}
