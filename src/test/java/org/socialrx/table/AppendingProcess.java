package org.socialrx.table;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.socialrx.SharedSpark;

/** Appends to a Delta table row by row, in a process of its own: the lock of one process does not reach another. */
final class AppendingProcess {
    private AppendingProcess() {}

    /** Starts it; what it prints goes to a file. */
    static Process start(String path, int from, int rows, Map<String, String> hadoop, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-XX:") || flag.startsWith("-Dspark.sql."))
                .toList());
        SharedSpark.settings().forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
        hadoop.forEach((key, value) -> command.add("-Dspark.hadoop.%s=%s".formatted(key, value)));
        // It lives for seconds: what the second compiler of the JVM makes comes too late.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx700m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(AppendingProcess.class.getName(), path, "" + from, "" + rows));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Appends rows of one number each; a commit that is lost to another writer is tried again by Delta. */
    static void append(SparkSession session, String path, int from, int rows) {
        for (int i = from; i < from + rows; i++) {
            session.range(i, i + 1)
                    .coalesce(1)
                    .write()
                    .format("delta")
                    .mode("append")
                    .save(path);
        }
    }

    /** The process itself. */
    public static void main(String[] words) throws IOException {
        try (var session = SparkSession.builder()
                .master("local[1]")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.delta.logStore.s3a.impl", S3LogStore.class.getName())
                .getOrCreate()) {
            append(session, Objects.requireNonNull(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    }
}
