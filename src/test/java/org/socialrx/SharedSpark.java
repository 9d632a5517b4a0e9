package org.socialrx;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of all tests: two threads, Delta on, no user interface. */
public final class SharedSpark {
    private static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("socialrx-tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "3")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.hadoop.fs.file.impl", "org.socialrx.files.LocalFiles")
            .config("spark.hadoop.fs.AbstractFileSystem.file.impl", "org.socialrx.files.LocalFilesContext")
            .config("spark.delta.logStore.s3a.impl", "org.socialrx.table.S3LogStore")
            .getOrCreate();

    private SharedSpark() {}

    /** The session. */
    public static SparkSession session() {
        return SESSION;
    }
}
