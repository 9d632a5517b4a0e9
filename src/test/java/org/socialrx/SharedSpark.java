package org.socialrx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests: the settings of one machine, two threads, Delta on. */
public final class SharedSpark {
    private static final SparkSession SESSION = open();

    private SharedSpark() {}

    /** The session. */
    public static SparkSession session() {
        return SESSION;
    }

    /** What a job on one machine is run with: {@code conf/cluster/local.conf}. */
    public static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        try {
            for (var line : Files.readAllLines(Path.of("conf/cluster/local.conf"))) {
                if (line.startsWith("spark.")) {
                    var words = line.split("\\s+", 2);
                    settings.put(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static SparkSession open() {
        var builder = SparkSession.builder();
        settings().forEach(builder::config);
        return builder.master("local[2]")
                .appName("socialrx-tests")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "3")
                .config("spark.sql.warehouse.dir", "target/spark-warehouse")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.delta.logStore.s3a.impl", "org.socialrx.table.S3LogStore")
                .getOrCreate();
    }
}
