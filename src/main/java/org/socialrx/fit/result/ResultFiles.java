package org.socialrx.fit.result;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.schema.fit.ModelEstimate;
import org.socialrx.schema.fit.ModelPair;
import org.socialrx.table.Field;
import org.socialrx.table.Table;

/** Writes result tables as CSV files of a folder, on any file system of Hadoop. */
public final class ResultFiles {
    private final FileSystem files;
    private final Path folder;

    /** Files of a folder, which is made when it is not there. */
    public ResultFiles(String folder, Configuration hadoop) {
        this.folder = new Path(folder);
        try {
            this.files = this.folder.getFileSystem(hadoop);
            files.mkdirs(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of results cannot be made", e);
        }
    }

    /** Writes one table, replacing what is there. */
    public void write(Table table, List<Row> rows) {
        var fields = IntStream.range(0, table.fields().size())
                .filter(field -> isShown(table.fields().get(field), field, rows))
                .toArray();
        var path = new Path(folder, table.name() + ".csv");
        try (var out = new BufferedWriter(new OutputStreamWriter(files.create(path, true), StandardCharsets.UTF_8))) {
            out.write(line(fields, field -> table.fields().get(field).name()));
            for (var row : rows) {
                out.write(line(fields, row::get));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s.csv cannot be written".formatted(table.name()), e);
        }
    }

    /** A column that only one estimator has stands there only when it was used. */
    private static boolean isShown(Field field, int position, List<Row> rows) {
        return !field.equals(ModelEstimate.UNCALIBRATED_P_VALUE)
                || rows.stream().anyMatch(row -> !row.isNullAt(position));
    }

    private static String line(int[] fields, java.util.function.IntFunction<@Nullable Object> value) {
        return Arrays.stream(fields)
                .mapToObj(field -> quoted(value.apply(field)))
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(@Nullable Object value) {
        var text = value == null ? "" : value instanceof Double number ? Digits.of(number) : value.toString();
        var isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Writes the pairs, which may be as many as the rows of the table, without bringing them together in memory. */
    public void writePairs(Dataset<Row> pairs) {
        var parts = new Path(folder, "_pairs");
        var path = new Path(folder, ModelPair.TABLE.name() + ".csv");
        try {
            pairs.orderBy(ModelPair.MODEL.col(), ModelPair.TREATED_ID.col(), ModelPair.CONTROL_ID.col())
                    .select(ModelPair.TABLE.columns())
                    .write()
                    .mode("overwrite")
                    .option("header", false)
                    .option("escape", "\"")
                    .csv(parts.toString());
            try (var out = files.create(path, true)) {
                var names = ModelPair.TABLE.fields().stream().map(Field::name).collect(Collectors.joining(","));
                out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
                for (var part : inOrder(parts)) {
                    try (var in = files.open(part)) {
                        in.transferTo(out);
                    }
                }
            }
            files.delete(parts, true);
        } catch (IOException e) {
            throw new UncheckedIOException("pair.csv cannot be written", e);
        }
    }

    private List<Path> inOrder(Path parts) throws IOException {
        return Arrays.stream(files.listStatus(parts))
                .map(FileStatus::getPath)
                .filter(path -> path.getName().startsWith("part-"))
                .sorted(Comparator.comparing(Path::getName))
                .toList();
    }

    /** Removes pairs of an earlier call, when no model gives any. */
    public void writeNoPairs() {
        write(ModelPair.TABLE, List.of());
    }
}
