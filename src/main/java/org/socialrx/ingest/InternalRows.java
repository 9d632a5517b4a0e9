package org.socialrx.ingest;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * The bridge between data sets and Spark's own rows.
 *
 * <p>Uses calls that Spark keeps to itself but compiles as public. {@code Row} on both sides of the shuffle was turned
 * down: turning every cell into an object and back costs more than parsing it.
 */
final class InternalRows {
    private InternalRows() {}

    /** Rows of that schema as a data set; a row need be valid only until the next one is asked for. */
    static Dataset<Row> dataset(SparkSession session, JavaRDD<InternalRow> rows, StructType schema) {
        var classic = (org.apache.spark.sql.classic.SparkSession) session;
        return classic.internalCreateDataFrame(rows.rdd(), schema, false);
    }

    /** The rows of a data set; shuffles below it run now, and once only however often the rows are read. */
    static JavaRDD<InternalRow> rows(Dataset<Row> dataset) {
        var classic = (org.apache.spark.sql.classic.Dataset<Row>) dataset;
        return classic.queryExecution().toRdd().toJavaRDD();
    }

    /** The rows of some partitions; the others are not touched. */
    static JavaRDD<InternalRow> pruned(JavaRDD<InternalRow> rows, Lanes.Lane lane) {
        var isWanted = (Function1<Object, Object> & Serializable) part -> lane.holds((Integer) part);
        return PartitionPruningRDD.create(rows.rdd(), isWanted).toJavaRDD();
    }
}
