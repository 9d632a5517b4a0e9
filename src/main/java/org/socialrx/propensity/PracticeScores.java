package org.socialrx.propensity;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.socialrx.stats.logistic.UnitEffect;

/** The scores of a partition at the estimate, rows of {@code study.propensity_score}; aliased columns count nothing. */
final class PracticeScores implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final double[] coefficients;

    PracticeScores(double[] coefficients) {
        this.coefficients = coefficients.clone();
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        var practices = Spliterators.spliteratorUnknownSize(new Practices(rows), 0);
        return StreamSupport.stream(practices, false).flatMap(this::scores).iterator();
    }

    private Stream<Row> scores(List<Row> practice) {
        double[] offsets = ModelRow.columns(practice).stream()
                .mapToDouble(x -> ModelRow.logit(x, coefficients))
                .toArray();
        int referred = IntStream.of(ModelRow.outcomes(practice)).sum();
        double effect = UnitEffect.solve(offsets, referred);
        return IntStream.range(0, offsets.length).mapToObj(i -> ModelRow.score(practice.get(i), effect + offsets[i]));
    }
}
