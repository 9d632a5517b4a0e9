package org.socialrx.job;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Times one case: a smaller table first (unless the cold figure is wanted), then the full one, from table to result.
 *
 * @param session the session, already open
 * @param console where figures go
 */
record CaseTimer(SparkSession session, Console console) {
    private static final long SMALLER = 50;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    void time(BenchmarkCase timed, String root, Arguments arguments) {
        var size = arguments.whole("size", timed.usualSize());
        var order = arguments.text("order", "unit");
        var isWarmed = !"no".equals(arguments.text("warm", "yes"));
        console.line(String.format(
                Locale.UK,
                "%-36s %14s %9s %9s %9s %14s %10s",
                "case",
                "rows",
                "seconds",
                "reading",
                "cpu",
                "rows/s",
                "peak MiB"));
        if (isWarmed) {
            measure(timed, root, Math.max(1, size / SMALLER), order, timed.name() + ", smaller, cold");
        }
        measure(timed, root, size, order, timed.name() + (isWarmed ? ", warm" : ", cold"));
    }

    private void measure(BenchmarkCase timed, String root, long size, String order, String label) {
        var path = "%s/%s-%d-%s".formatted(root, timed.table(), size, order);
        var rows = timed.prepare(session, path, size, order);
        System.gc();
        PeakMemory.restart();
        var started = System.nanoTime();
        var cpu = cpu();
        var reading = timed.run(session, path);
        var used = cpu() - cpu;
        var seconds = (System.nanoTime() - started) / NANOS;
        console.line(String.format(
                Locale.UK,
                "%-36s %,14d %9.1f %9.1f %9.1f %,14.0f %,10d",
                label,
                rows,
                seconds,
                reading.toMillis() / MILLIS,
                used,
                rows / Math.max(seconds, 1e-3),
                PeakMemory.mebibytes()));
    }

    private static double cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS
                : 0;
    }
}
