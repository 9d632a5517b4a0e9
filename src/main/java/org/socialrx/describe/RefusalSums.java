package org.socialrx.describe;

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
            var people = PracticePeople.of(practices.next(), coefficients.length - 2, true);
            sums.addUnit(people.columns(), people.outcomes());
        }
        return List.of(sums).iterator();
    }
}
