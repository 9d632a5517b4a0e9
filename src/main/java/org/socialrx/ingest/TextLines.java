package org.socialrx.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.TextInputFormat;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.socialrx.ingest.delivery.DeliveredFile;

/** The lines of delivered files, plain or compressed, with the byte at which each of them starts. */
final class TextLines {
    private TextLines() {}

    /**
     * The records of some files, not yet placed.
     *
     * <p>Only a line feed ends a line: a carriage return before it is dropped by the parser, one elsewhere is a fault
     * that would otherwise tear a row into two.
     */
    static JavaRDD<InternalRow> records(JavaSparkContext context, List<DeliveredFile> files, Placement placement) {
        if (files.isEmpty()) {
            return context.emptyRDD();
        }
        Broadcast<Map<String, DeliveredFile>> byName = context.broadcast(
                Map.copyOf(files.stream().collect(Collectors.toMap(DeliveredFile::name, file -> file))));
        var lines = (JavaNewHadoopRDD<LongWritable, Text>) context.newAPIHadoopRDD(
                configuration(context, files), TextInputFormat.class, LongWritable.class, Text.class);
        return lines.mapPartitionsWithInputSplit(
                (split, iterator) -> {
                    var name = ((FileSplit) split).getPath().getName();
                    return new Parse(Objects.requireNonNull(byName.value().get(name), name), placement, iterator);
                },
                false);
    }

    private static org.apache.hadoop.conf.Configuration configuration(
            JavaSparkContext context, List<DeliveredFile> files) {
        try {
            var job = Job.getInstance(context.hadoopConfiguration());
            var paths =
                    files.stream().map(file -> new Path(file.listed().path())).toArray(Path[]::new);
            FileInputFormat.setInputPaths(job, paths);
            job.getConfiguration().set("textinputformat.record.delimiter", "\n");
            return job.getConfiguration();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the reading of the delivery", e);
        }
    }
}
