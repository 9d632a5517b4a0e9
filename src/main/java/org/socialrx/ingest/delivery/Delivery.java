package org.socialrx.ingest.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.ingest.layout.Role;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;

/**
 * The files of one delivery, all of them readable, with the columns they must have.
 *
 * @param id hash over the names, sizes and contents of its files
 * @param layout the layout of its files
 * @param files its files in order of name
 * @param notes what is odd but no fault: files not read, columns not read, files with the same content
 */
public record Delivery(String id, Layout layout, List<DeliveredFile> files, List<String> notes) {
    public Delivery {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /**
     * Whether the folder lists exactly the files of a manifest: names, sizes and times. Nothing is opened.
     *
     * @param manifest rows of {@code source.delivery_file} of the newest delivery
     */
    public static boolean isUnchanged(SparkSession session, String folder, Layout layout, Collection<Row> manifest) {
        var known = manifest.stream().map(Delivery::fingerprint).collect(Collectors.toSet());
        var listed = Folder.list(folder, layout, session.sparkContext().hadoopConfiguration()).files().stream()
                .map(file -> List.<Object>of(
                        file.name(), file.byteCount(), file.modifiedAt().toEpochMilli()))
                .collect(Collectors.toSet());
        return known.equals(listed);
    }

    /**
     * Reads every file once, one task a file, and checks all that concerns whole files.
     *
     * @param settings layout of the files, and the column that an Aurum small-area file must have
     * @throws Problems with every fault: a file that is missing, empty, broken off, or has another header
     */
    public static Delivery open(SparkSession session, String folder, SourceSettings settings) {
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        var layout = Layout.of(settings.layout());
        var listed = Folder.list(folder, layout, context.hadoopConfiguration());
        var hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        var readable = listed.readable();
        var scans = context.parallelize(readable, Math.max(1, readable.size()))
                .map(file -> FileScan.of(file, hadoop.value().value()))
                .collect();
        var problems = new ArrayList<>(listed.problems());
        var notes = new ArrayList<String>();
        listed.unknown().forEach(name -> notes.add(name + " is not part of the layout and was not read"));
        var files = new ArrayList<DeliveredFile>();
        for (int i = 0; i < scans.size(); i++) {
            var columns = Header.of(readable.get(i), scans.get(i), settings);
            problems.addAll(columns.problems());
            if (columns.problems().isEmpty()) {
                files.add(columns.file(i));
                notes.addAll(columns.notes());
            }
        }
        Problems.throwIfAny(ExitCode.DATA, problems);
        notes.addAll(sameContent(files));
        return new Delivery(hash(files), layout, files, notes);
    }

    /** Files whose rows have one of these roles. */
    public List<DeliveredFile> of(Set<Role> roles) {
        return files.stream().filter(file -> roles.contains(file.kind().role())).toList();
    }

    private static List<String> sameContent(List<DeliveredFile> files) {
        Map<List<Long>, String> firstByText = new HashMap<>();
        var notes = new ArrayList<String>();
        for (var file : files) {
            var first = firstByText.putIfAbsent(
                    List.of(file.textByteCount(), file.scan().textSum()), file.name());
            if (first != null) {
                notes.add("%s has the same content as %s; its rows are duplicates".formatted(file.name(), first));
            }
        }
        return notes;
    }

    private static List<Object> fingerprint(Row row) {
        return List.of(
                row.getAs(DeliveryFile.FILE_NAME.name()),
                row.getAs(DeliveryFile.BYTE_COUNT.name()),
                row.<java.sql.Timestamp>getAs(DeliveryFile.MODIFIED_AT.name()).getTime());
    }

    private static String hash(List<DeliveredFile> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                var line = "%s\t%d\t%s\n".formatted(file.name(), file.listed().byteCount(), file.contentHash());
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
