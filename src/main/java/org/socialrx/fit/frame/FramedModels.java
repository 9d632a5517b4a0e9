package org.socialrx.fit.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.fit.FitException;
import org.socialrx.fit.request.Preparation;
import org.socialrx.fit.request.Request;
import org.socialrx.study.Nearest;

/**
 * Runs models over one table; those with equal preparations share a frame and its passes.
 *
 * @param table the table as it was opened
 * @param progress hears how far the work is
 */
public record FramedModels(Dataset<Row> table, Progress progress) {
    /** Names of the instruments that a preparation may convert. */
    public static List<String> instruments() {
        return Preparer.INSTRUMENTS;
    }

    /** Hears how far the work is. */
    @FunctionalInterface
    public interface Progress {
        /** So many of so many models have ended. */
        void ended(int models, int of);
    }

    /**
     * How a model ended.
     *
     * @param answer what it gave, or nothing
     * @param fault why it gave nothing
     */
    public record End<A>(@Nullable A answer, @Nullable RuntimeException fault) {}

    /**
     * Fits models.
     *
     * @param requests in any order
     * @param fit what one model does with its frame
     * @return how each ended, by name of the model, in the order of the requests
     */
    public <A> Map<String, End<A>> run(List<Request> requests, BiFunction<Request, Frame, A> fit) {
        Map<Preparation, List<Request>> frames = new LinkedHashMap<>();
        Map<String, End<A>> ends = new LinkedHashMap<>();
        for (var request : requests) {
            frames.computeIfAbsent(request.preparation(), p -> new ArrayList<>())
                    .add(request);
            ends.put(request.name(), new End<>(null, null));
        }
        var before = 0;
        for (var frame : frames.values()) {
            var ended = before;
            try {
                runFrame(frame, fit, ends, done -> progress.ended(ended + done, requests.size()));
            } catch (FitException e) {
                frame.forEach(request -> ends.put(request.name(), new End<>(null, e)));
            }
            before += frame.size();
        }
        return ends;
    }

    private <A> void runFrame(
            List<Request> requests, BiFunction<Request, Frame, A> fit, Map<String, End<A>> ends, IntConsumer done) {
        var prepared = Preparer.prepare(table, requests.get(0).preparation());
        List<Request> runnable = new ArrayList<>();
        for (var request : requests) {
            try {
                prepared = withExpressions(prepared, request);
                refuseUnknown(prepared, request);
                runnable.add(request);
            } catch (FitException e) {
                ends.put(request.name(), new End<>(null, e));
            }
        }
        if (runnable.isEmpty()) {
            return;
        }
        var columns = new LinkedHashSet<String>();
        runnable.forEach(request -> {
            columns.addAll(request.columns());
            columns.addAll(request.expressions());
        });
        Map<String, Frame.Kind> kinds = new LinkedHashMap<>();
        for (var column : columns) {
            kinds.put(column, Preparer.kind(prepared.schema().apply(column)));
        }
        try (var scan = new SparkScan(Preparer.columns(prepared, List.copyOf(columns)))) {
            var batch = new ModelBatch<A>(scan, kinds, done);
            var ended = batch.run(runnable.stream()
                    .map(request -> (Function<Frame, A>) frame -> fit.apply(request, frame))
                    .toList());
            for (var i = 0; i < ended.size(); i++) {
                ends.put(runnable.get(i).name(), ended.get(i));
            }
        }
    }

    private static Dataset<Row> withExpressions(Dataset<Row> rows, Request request) {
        var all = rows;
        for (var sql : request.expressions()) {
            if (!Arrays.asList(all.columns()).contains(sql)) {
                all = Preparer.with(all, sql, sql, "the expression " + sql);
            }
        }
        return all;
    }

    private static void refuseUnknown(Dataset<Row> rows, Request request) {
        var known = Arrays.asList(rows.columns());
        var unknown = request.columns().stream()
                .filter(column -> !known.contains(column))
                .map(column -> "%s is no column%s".formatted(column, Nearest.hint(column, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FitException(String.join("; ", unknown));
        }
    }
}
