package org.socialrx.serve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of Spark on which the safety of the server rests. */
final class ServerConf {
    private static final String FOREVER = Integer.toString(Integer.MAX_VALUE);

    private ServerConf() {}

    static Map<String, String> of(int port, Path warehouse) {
        var conf = new LinkedHashMap<String, String>();
        conf.put(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension," + ReadOnlyExtensions.class.getName());
        conf.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        conf.put("spark.sql.catalogImplementation", "in-memory");
        conf.put("spark.sql.warehouse.dir", warehouse.toUri().toString());
        // A table is a name of the catalog, never a path.
        conf.put("spark.sql.runSQLOnFiles", "false");
        conf.put("spark.sql.variable.substitute", "false");
        conf.put("spark.sql.session.timeZone", "UTC");
        conf.put("spark.ui.enabled", "false");
        // A query that needs more memory than there is fails alone: nothing of it takes the server down.
        conf.put("spark.executor.killOnFatalError.depth", "0");
        conf.put("spark.driver.maxResultSize", "256m");
        connect(conf, port);
        return conf;
    }

    /** Spark's other ports when there is no cluster: on localhost, behind a secret that Spark draws for itself. */
    static Map<String, String> ofOneProcess() {
        return Map.of(
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.authenticate", "true");
    }

    private static void connect(Map<String, String> conf, int port) {
        conf.put("spark.connect.grpc.binding.address", "127.0.0.1");
        conf.put("spark.connect.grpc.binding.port", Integer.toString(port));
        conf.put("spark.connect.grpc.port.maxRetries", "0");
        conf.put("spark.connect.grpc.interceptor.classes", RequestGate.class.getName());
        // Class names handed to Spark Connect would be further ways in.
        conf.put("spark.connect.extensions.relation.classes", "");
        conf.put("spark.connect.extensions.expression.classes", "");
        conf.put("spark.connect.extensions.command.classes", "");
        // A compressed plan and rows uploaded ahead would pass the gate unseen: clients are told to send both plainly.
        conf.put("spark.connect.session.planCompression.threshold", "-1");
        conf.put("spark.sql.session.localRelationCacheThreshold", FOREVER);
        conf.put("spark.sql.connect.serverStacktrace.enabled", "false");
        conf.put("spark.sql.pyspark.jvmStacktrace.enabled", "false");
    }
}
