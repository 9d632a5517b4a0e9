package org.socialrx.ingest.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.socialrx.ingest.layout.AurumFile;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/**
 * The files of one delivery, all of them readable, with the columns they must have.
 *
 * @param id hash over the names, sizes and contents of its files
 * @param files its files in order of name
 * @param notes what is odd but no fault: files not read, columns not read, files with the same content
 */
public record Delivery(String id, List<DeliveredFile> files, List<String> notes) {
    public Delivery {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /**
     * Whether the folder lists exactly the files of a manifest: names, sizes and times. Nothing is opened.
     *
     * @param manifest rows of {@code source.delivery_file} of the newest delivery
     */
    public static boolean isUnchanged(SparkSession session, String folder, Collection<Row> manifest) {
        var known = manifest.stream().map(Delivery::fingerprint).collect(Collectors.toSet());
        var listed = Folder.list(folder, session.sparkContext().hadoopConfiguration()).files().stream()
                .map(file -> List.<Object>of(
                        file.name(), file.byteCount(), file.modifiedAt().toEpochMilli()))
                .collect(Collectors.toSet());
        return known.equals(listed);
    }

    /**
     * Reads every file once, one task a file, and checks all that concerns whole files.
     *
     * @param deprivationColumn column that the small-area file must have
     * @throws Problems with every fault: a file that is missing, empty, broken off, or has another header
     */
    public static Delivery open(SparkSession session, String folder, String deprivationColumn) {
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        var listed = Folder.list(folder, context.hadoopConfiguration());
        var hadoop = context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
        var scans = context.parallelize(listed.files(), listed.files().size())
                .map(file -> FileScan.of(file, hadoop.value().value()))
                .collect();
        var problems = new ArrayList<Problem>();
        var notes = new ArrayList<String>();
        listed.unknown().forEach(name -> notes.add(name + " is not part of the layout and was not read"));
        var files = new ArrayList<DeliveredFile>();
        for (int i = 0; i < scans.size(); i++) {
            var columns = new Header(listed.files().get(i), scans.get(i), deprivationColumn);
            problems.addAll(columns.problems());
            if (columns.problems().isEmpty()) {
                files.add(columns.file(i));
                notes.addAll(columns.notes());
            }
        }
        Problems.throwIfAny(ExitCode.DATA, problems);
        notes.addAll(sameContent(files));
        return new Delivery(hash(files), files, notes);
    }

    /** Files of these kinds. */
    public List<DeliveredFile> of(Set<AurumFile> kinds) {
        return files.stream().filter(file -> kinds.contains(file.kind())).toList();
    }

    private static List<String> sameContent(List<DeliveredFile> files) {
        Map<String, String> firstByHash = new HashMap<>();
        var notes = new ArrayList<String>();
        for (var file : files) {
            var first = firstByHash.putIfAbsent(file.contentHash(), file.name());
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

    /** The header of one file against the layout. */
    private record Header(ListedFile listed, FileScan scan, String deprivationColumn) {

        List<Problem> problems() {
            if (!scan.isWhole()) {
                return List.of(new Problem(listed.name(), "breaks off or is damaged; deliver the file again"));
            }
            if (scan.textByteCount() == 0) {
                return List.of(new Problem(listed.name(), "is empty; a header row is expected"));
            }
            var missing = expected().stream()
                    .filter(column -> !names().contains(column))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                return List.of(new Problem(
                        listed.name(),
                        "has a wrong header: it does not name %s, separated by tabs".formatted(missing)));
            }
            var seen = new HashSet<String>();
            return expected().stream()
                    .filter(column -> names().stream().filter(column::equals).count() > 1 && seen.add(column))
                    .map(column -> new Problem(listed.name(), "names the column %s twice".formatted(column)))
                    .toList();
        }

        List<String> notes() {
            var more = names().stream()
                    .filter(column -> !expected().contains(column))
                    .filter(column -> !listed.kind().optionalColumns().contains(column))
                    .collect(Collectors.joining(", "));
            return more.isEmpty()
                    ? List.of()
                    : List.of("%s has columns that are not part of the layout and were not read: %s"
                            .formatted(listed.name(), more));
        }

        DeliveredFile file(int index) {
            var positions = listed.kind().mappings().stream()
                    .map(mapping -> names().indexOf(named(mapping.column())))
                    .toList();
            return new DeliveredFile(index, listed, scan.contentHash(), scan.textByteCount(), names(), positions);
        }

        private List<String> names() {
            return List.of(scan.firstLine().split("\t", -1));
        }

        private List<String> expected() {
            var columns = new ArrayList<>(listed.kind().columns());
            if (listed.kind() == AurumFile.PATIENT_IMD) {
                columns.add(deprivationColumn);
            }
            return columns;
        }

        private String named(String column) {
            return column.equals(AurumFile.DEPRIVATION_COLUMN) ? deprivationColumn : column;
        }
    }
}
