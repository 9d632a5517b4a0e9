package org.socialrx.cohort;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.result.AttritionStep;

/** One flow of the attrition table under construction: its steps, all counted in one aggregation. */
final class Attrition {
    private static final String STEP = "one_step";

    private final String flow;
    private final String unit;
    private final List<Counted> steps = new ArrayList<>();

    private record Counted(String name, String label, Column remaining) {}

    Attrition(String flow, String unit) {
        this.flow = flow;
        this.unit = unit;
    }

    /** Adds a step: of each row, whether it is left after the step, or how many it stands for. */
    Attrition step(String name, String label, Column remaining) {
        steps.add(new Counted(name, label, coalesce(remaining.cast(DataTypes.LongType), lit(0L))));
        return this;
    }

    /** Counts every step, rows of {@code result.attrition_step}. */
    Dataset<Row> count(Dataset<Row> rows) {
        var sums = IntStream.range(0, steps.size())
                .mapToObj(n -> coalesce(sum(steps.get(n).remaining()), lit(0L)).as(name(n)))
                .toList();
        var counted = rows.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        var all = IntStream.range(0, steps.size()).mapToObj(this::row).toArray(Column[]::new);
        return counted.select(explode(array(all)).as(STEP))
                .select(AttritionStep.TABLE.fields().stream()
                        .map(field -> col(STEP).getField(field.name()).as(field.name()))
                        .toArray(Column[]::new));
    }

    private Column row(int n) {
        var remaining = col(name(n));
        var before = n == 0 ? remaining : col(name(n - 1));
        return struct(
                lit(flow).as(AttritionStep.FLOW.name()),
                lit(n + 1).as(AttritionStep.STEP_NUMBER.name()),
                lit(steps.get(n).name()).as(AttritionStep.STEP.name()),
                lit(steps.get(n).label()).as(AttritionStep.LABEL.name()),
                lit(unit).as(AttritionStep.UNIT.name()),
                remaining.as(AttritionStep.REMAINING_COUNT.name()),
                before.minus(remaining).as(AttritionStep.EXCLUDED_COUNT.name()));
    }

    private static String name(int n) {
        return "remaining_" + n;
    }
}
