package org.socialrx.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/** Opens the Spark session and refuses one whose settings would give wrong answers. */
final class Sessions {
    /** Settings without which numbers would differ or Delta would not work. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.ansi.enabled", "true",
            "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"));

    private Sessions() {}

    /** The session: what a cluster file or spark-submit did not say has a default for one machine. */
    static SparkSession open(String name) {
        var builder = SparkSession.builder().appName("socialrx " + name);
        NEEDED.forEach(builder::config);
        var session = builder.getOrCreate();
        var problems = NEEDED.entrySet().stream()
                .filter(needed -> !session.conf().get(needed.getKey(), "").contains(needed.getValue()))
                .map(needed -> new Problem(needed.getKey(), "must be %s".formatted(needed.getValue())))
                .toList();
        Problems.throwIfAny(ExitCode.COMMAND_LINE, List.copyOf(problems));
        session.sparkContext().setLogLevel("OFF");
        return session;
    }

    /** Settings that can change a result or its layout, for the ledger. */
    static String settings(SparkSession session) {
        var settings = new TreeMap<>(NEEDED);
        settings.put("spark.version", session.version());
        settings.put("spark.master", session.sparkContext().master());
        settings.put("spark.sql.shuffle.partitions", session.conf().get("spark.sql.shuffle.partitions"));
        return settings.toString();
    }
}
