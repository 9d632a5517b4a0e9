package org.socialrx.table;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Queries that know nothing of each other, several at a time: much of each is waiting for Delta's log, or planning in
 * the driver while the executors have nothing to do.
 *
 * <p>Closing it stops what has not ended.
 */
public final class SideBySide implements AutoCloseable {
    private static final int AT_ONCE = 3;

    private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);

    /**
     * Begins a task, or has it wait for the ones before it.
     *
     * @return waits for the task's result; throws the {@link RuntimeException} that the task threw, and
     *     {@link IllegalStateException} if it threw anything else or waiting was interrupted
     */
    public <T> Supplier<T> start(Callable<T> task) {
        var running = pool.submit(task);
        return () -> result(running);
    }

    /** Runs tasks; their results in the tasks' order, or what {@link #start} says of the first that failed. */
    public static <T> List<T> run(List<? extends Callable<T>> tasks) {
        try (var all = new SideBySide()) {
            return tasks.stream().<Supplier<T>>map(all::start).toList().stream()
                    .map(Supplier::get)
                    .toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while queries ran", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("A query could not be run", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
