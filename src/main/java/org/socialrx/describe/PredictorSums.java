package org.socialrx.describe;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.socialrx.stats.logistic.UnitLogisticSums;

/** One pass over a partition of practices: each row holds its people's terms that apply and whether referred. */
final class PredictorSums implements FlatMapFunction<Iterator<Row>, UnitLogisticSums> {
    private static final long serialVersionUID = 1;

    private final double[] coefficients;

    PredictorSums(double[] coefficients) {
        this.coefficients = coefficients.clone();
    }

    @Override
    public Iterator<UnitLogisticSums> call(Iterator<Row> practices) {
        var sums = new UnitLogisticSums(coefficients);
        while (practices.hasNext()) {
            var people = PracticePeople.of(practices.next(), coefficients.length, false);
            sums.addUnit(people.columns(), people.outcomes());
        }
        return List.of(sums).iterator();
    }
}
