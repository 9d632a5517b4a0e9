package org.socialrx.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Work whose queries Spark interprets instead of generating, compiling and warming a class for each.
 *
 * <p>For tables of some hundred rows, where the class costs more than the rows.
 */
public final class Interpreted {
    private static final Map<String, String> SETTINGS =
            Map.of("spark.sql.codegen.wholeStage", "false", "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private Interpreted() {}

    /** Does the work; the session's settings are as before afterwards. */
    public static <T> T run(SparkSession spark, Supplier<T> work) {
        Map<String, String> before = new LinkedHashMap<>();
        SETTINGS.forEach((name, value) -> {
            before.put(name, spark.conf().get(name));
            spark.conf().set(name, value);
        });
        try {
            return work.get();
        } finally {
            before.forEach(spark.conf()::set);
        }
    }
}
