package org.socialrx.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/**
 * The files of one version of a table, known without a Spark job.
 *
 * <p>Delta writes a checksum beside each commit, which names all files of a table that has at most fifty. Delta reads
 * it to extend it, but for a scan it asks the log itself: two queries for the state of every version and one or two for
 * the files of every scan, a fifth of a whole run of some hundred small tables.
 */
final class CommittedFiles extends TahoeBatchFileIndex {
    private CommittedFiles(SparkSession spark, DeltaLog log, Snapshot snapshot, Seq<AddFile> files) {
        super(spark, "batch", files, log, log.dataPath(), snapshot, false);
    }

    /** The files of a version; empty when its checksum does not name them all, or rows of them are deleted. */
    static Optional<CommittedFiles> of(SparkSession spark, DeltaLog log, Snapshot snapshot) {
        return OptionConverters.toJava(snapshot.checksumOpt())
                .flatMap(checksum -> OptionConverters.toJava(checksum.allFiles())
                        .filter(files -> areWhole(CollectionConverters.asJava(files), checksum)))
                .map(files -> new CommittedFiles(spark, log, snapshot, files));
    }

    private static boolean areWhole(List<AddFile> files, VersionChecksum checksum) {
        return files.size() == checksum.numFiles()
                && files.stream().mapToLong(AddFile::size).sum() == checksum.tableSizeBytes()
                && files.stream().allMatch(file -> file.deletionVector() == null);
    }

    /** All of them when nothing is asked of partitions: Delta would make a query of it. */
    @Override
    public Seq<AddFile> matchingFiles(Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
        return partitionFilters.isEmpty() ? addFiles() : super.matchingFiles(partitionFilters, dataFilters);
    }

    /** Two scans of one version are the same, so that Spark reads it once where a plan asks for it twice. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CommittedFiles files
                && path().equals(files.path())
                && version() == files.version()
                && metadata().id().equals(files.metadata().id());
    }

    @Override
    public int hashCode() {
        return Objects.hash(path(), version());
    }
}
