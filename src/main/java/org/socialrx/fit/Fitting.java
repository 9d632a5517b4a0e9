package org.socialrx.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.FramedModels;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.RequestReader;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.EstimationException;

/** Fits the models of one file; one that fails never hides the others. */
public final class Fitting {
    private Fitting() {}

    /**
     * Reads a file of models and checks every key.
     *
     * @throws org.socialrx.study.Problems with all faults, exit code 10
     */
    public static List<Request> read(String file, String text) {
        return new RequestReader(Estimators.ALL, FramedModels.instruments()).read(file, text);
    }

    /** The names of the models that need rows. */
    public static List<String> needRows(List<Request> requests) {
        return requests.stream()
                .filter(request -> Estimators.named(request.estimator()).needsRows())
                .map(Request::name)
                .toList();
    }

    /**
     * Fits models.
     *
     * @param requests models of one file
     * @param table their table; empty when none of them needs rows
     * @param progress hears how many models have ended
     * @return how each ended, in the order of the requests
     */
    public static List<Outcome> fit(
            List<Request> requests, Optional<Dataset<Row>> table, FramedModels.Progress progress) {
        Map<String, FramedModels.End<Answer>> ends = new TreeMap<>();
        List<Request> onRows = new ArrayList<>();
        for (var request : requests) {
            if (Estimators.named(request.estimator()).needsRows()) {
                onRows.add(request);
            } else {
                ends.put(request.name(), withoutRows(request));
            }
        }
        if (!onRows.isEmpty()) {
            var rows = table.orElseThrow(() -> new IllegalArgumentException("Models need rows, but there is no table"));
            ends.putAll(new FramedModels(rows, progress).run(onRows, Fitting::answer));
        }
        return requests.stream()
                .map(request -> outcome(request, ends.get(request.name())))
                .toList();
    }

    private static Answer answer(Request request, Frame frame) {
        return Estimators.named(request.estimator()).fit(request, frame);
    }

    private static FramedModels.End<Answer> withoutRows(Request request) {
        try {
            return new FramedModels.End<>(answer(request, NoRows.FRAME), null);
        } catch (RuntimeException e) {
            return new FramedModels.End<>(null, e);
        }
    }

    private static Outcome outcome(Request request, FramedModels.@org.jspecify.annotations.Nullable End<Answer> end) {
        if (end != null && end.answer() != null) {
            return Outcome.answered(request, end.answer());
        }
        var fault = end == null ? null : end.fault();
        if (fault == null) {
            return Outcome.broken(request, new IllegalStateException("A model ended without an answer"));
        }
        if (fault instanceof EstimationException reason) {
            return Outcome.failed(request, Objects.requireNonNullElse(reason.getMessage(), ""));
        }
        return sparkCondition(fault)
                .map(condition -> Outcome.failed(
                        request, "the table, a derived column or the condition on rows fails on a row: " + condition))
                .orElseGet(() -> Outcome.broken(request, fault));
    }

    /** Spark's name of what a row did to an expression; its message would show the row. */
    private static Optional<String> sparkCondition(Throwable fault) {
        for (Throwable cause = fault; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable named
                    && named.getCondition() != null
                    && !named.isInternalError()
                    && cause.getCause() == null) {
                return Optional.of(named.getCondition());
            }
        }
        return Optional.empty();
    }
}
