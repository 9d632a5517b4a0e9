package org.socialrx.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads and writes of small tables, several at a time: most of each is waiting for Delta's log, not work. */
public final class SideBySide {
    private static final int AT_ONCE = 3;

    private SideBySide() {}

    /**
     * Runs tasks; their results in the tasks' order.
     *
     * @throws RuntimeException the first that a task threw
     * @throws IllegalStateException if a task threw anything else, or waiting was interrupted
     */
    public static <T> List<T> run(List<? extends Callable<T>> tasks) {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(pool.submit(task)));
            List<T> results = new ArrayList<>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while tables were read or written", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("A table could not be read or written", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
