package org.socialrx.propensity;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.socialrx.stats.logistic.UnitLogisticSums;

/** One pass over a partition: the sums of its practices at some coefficients. */
final class PracticeSums implements FlatMapFunction<Iterator<Row>, UnitLogisticSums> {
    private static final long serialVersionUID = 1;

    private final double[] coefficients;

    PracticeSums(double[] coefficients) {
        this.coefficients = coefficients.clone();
    }

    @Override
    public Iterator<UnitLogisticSums> call(Iterator<Row> rows) {
        var sums = new UnitLogisticSums(coefficients);
        var practices = new Practices(rows);
        while (practices.hasNext()) {
            var practice = practices.next();
            sums.addUnit(ModelRow.columns(practice), ModelRow.outcomes(practice));
        }
        return List.of(sums).iterator();
    }
}
