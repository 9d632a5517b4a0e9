package org.socialrx.fit.frame;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.socialrx.fit.FitException;
import org.socialrx.stats.Passes;
import org.socialrx.study.Nearest;

/** A frame that hands every question to whoever answers it. */
final class AskingFrame implements Frame, AutoCloseable {
    private final Map<String, Kind> kinds;
    private final Scan scan;
    private final UnaryOperator<Question> ask;
    private final List<Runnable> own = new ArrayList<>();

    /** A frame over columns of these kinds; {@code ask} answers its questions, from the scan sooner or later. */
    AskingFrame(Map<String, Kind> kinds, Scan scan, UnaryOperator<Question> ask) {
        this.kinds = kinds;
        this.scan = scan;
        this.ask = ask;
    }

    @Override
    public Dataset<Row> rowsOfGroups(Grouping grouping, Selection selection, StructType schema, GroupRows make) {
        return scan.rowsOfGroups(grouping, selection, schema, make);
    }

    @Override
    public Dataset<Row> table(List<String> columns) {
        var rows = scan.table();
        var complete = rows.select(columns.stream().map(TableColumn::named).toArray(Column[]::new));
        for (var name : columns) {
            var column = TableColumn.named(name);
            complete = complete.where(column.isNotNull());
            if (rows.schema().apply(name).dataType().equals(DataTypes.DoubleType)) {
                complete = complete.where(not(isnan(column)));
            }
        }
        return complete;
    }

    @Override
    public Frame over(Dataset<Row> rows) {
        Map<String, Kind> itsKinds = new TreeMap<>();
        for (var field : rows.schema().fields()) {
            itsKinds.put(field.name(), Preparer.kind(field));
        }
        var itsScan = new SparkScan(Preparer.columns(rows, List.of(rows.columns())));
        var frame = new AskingFrame(
                itsKinds, itsScan, question -> itsScan.answer(List.of(question)).get(0));
        own.add(itsScan::close);
        own.add(frame::close);
        return frame;
    }

    @Override
    public void close() {
        own.forEach(Runnable::run);
    }

    @Override
    public Kind kind(String column) {
        var kind = kinds.get(column);
        if (kind == null) {
            throw new FitException("%s is no column%s".formatted(column, Nearest.hint(column, kinds.keySet())));
        }
        return kind;
    }

    @Override
    public Survey survey(Selection selection) {
        return ((SurveyQuestion) ask.apply(new SurveyQuestion(selection))).survey();
    }

    @Override
    public Pass<double[]> rows(Selection selection) {
        return new Pass<>() {
            private long incomplete;

            @Override
            @SuppressWarnings("unchecked")
            public <S extends Passes.Sums<double[], S>> S run(S empty) {
                var answer = (RowQuestion<S>) ask.apply(new RowQuestion<>(selection, empty));
                incomplete = answer.incomplete();
                return answer.sums();
            }

            @Override
            public long incomplete() {
                return incomplete;
            }
        };
    }

    @Override
    public Pass<Group> groups(Grouping grouping, Selection selection) {
        return new Pass<>() {
            private long incomplete;

            @Override
            @SuppressWarnings("unchecked")
            public <S extends Passes.Sums<Group, S>> S run(S empty) {
                var answer = (GroupQuestion<S>) ask.apply(new GroupQuestion<>(grouping, selection, empty));
                incomplete = answer.incomplete();
                return answer.sums();
            }

            @Override
            public long incomplete() {
                return incomplete;
            }
        };
    }
}
