package org.socialrx.ingest.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.socialrx.ingest.layout.Layout;
import org.socialrx.ingest.layout.SourceFile;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/**
 * What the folder of a delivery holds.
 *
 * @param files files the layout knows, in order of name
 * @param unknown names of files and folders it does not know; they are not read
 * @param problems files that are missing or empty
 */
public record Folder(List<ListedFile> files, List<String> unknown, List<Problem> problems) {
    private static final Pattern NUMBERED =
            Pattern.compile("(.*_)(\\d{1,4})(\\.[a-z]{3}(?:\\.gz)?)", Pattern.CASE_INSENSITIVE);

    public Folder {
        files = List.copyOf(files);
        unknown = List.copyOf(unknown);
        problems = List.copyOf(problems);
    }

    /**
     * Lists a folder of any file system that Hadoop knows.
     *
     * @param layout the layout its files have
     * @throws Problems if the folder does not exist
     */
    public static Folder list(String folder, Layout layout, Configuration hadoop) {
        var files = new ArrayList<ListedFile>();
        var unknown = new ArrayList<String>();
        for (var status : statuses(folder, hadoop)) {
            var name = status.getPath().getName();
            var kind = status.isFile() ? layout.kindOf(name) : Optional.<SourceFile>empty();
            if (kind.isPresent()) {
                files.add(listed(status, kind.get()));
            } else if (!name.startsWith(".") && !name.startsWith("_")) {
                unknown.add(name);
            }
        }
        files.sort(Comparator.comparing(ListedFile::name));
        unknown.sort(Comparator.naturalOrder());
        return new Folder(files, unknown, problems(folder, layout, files));
    }

    /** Files that hold at least a byte. */
    List<ListedFile> readable() {
        return files.stream().filter(file -> file.byteCount() > 0).toList();
    }

    private static List<FileStatus> statuses(String folder, Configuration hadoop) {
        var path = new Path(folder);
        try {
            var system = path.getFileSystem(hadoop);
            if (!system.exists(path) || !system.getFileStatus(path).isDirectory()) {
                throw new Problems(ExitCode.DATA, folder, "is not a folder");
            }
            return Arrays.asList(system.listStatus(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the folder of the delivery", e);
        }
    }

    private static ListedFile listed(FileStatus status, SourceFile kind) {
        var path = status.getPath();
        var modifiedAt = Instant.ofEpochMilli(status.getModificationTime());
        return new ListedFile(path.getName(), path.toString(), kind, status.getLen(), modifiedAt);
    }

    private static List<Problem> problems(String folder, Layout layout, List<ListedFile> files) {
        var problems = new ArrayList<Problem>();
        for (var kind : layout.files()) {
            if (kind.need() == SourceFile.Need.REQUIRED && files.stream().noneMatch(file -> file.kind() == kind)) {
                problems.add(new Problem(
                        folder,
                        "has no file %s_<part>.%s or .%s.gz; it is required"
                                .formatted(
                                        kind.pattern(),
                                        kind.dialect().extension(),
                                        kind.dialect().extension())));
            }
        }
        files.stream()
                .filter(file -> file.byteCount() == 0)
                .map(file -> new Problem(file.name(), "is empty; a header row is expected"))
                .forEach(problems::add);
        problems.addAll(missingParts(files));
        return problems;
    }

    /** Parts are numbered from 1; a last part that is missing cannot be seen. */
    private static List<Problem> missingParts(List<ListedFile> files) {
        Map<String, TreeMap<Integer, String>> partsByStem = new TreeMap<>();
        for (var file : files) {
            var name = NUMBERED.matcher(file.name());
            if (name.matches()) {
                partsByStem
                        .computeIfAbsent(name.group(1), stem -> new TreeMap<>())
                        .put(Integer.valueOf(name.group(2)), name.group(2));
            }
        }
        var problems = new ArrayList<Problem>();
        partsByStem.forEach((stem, parts) -> {
            int width = parts.firstEntry().getValue().length();
            IntStream.range(1, parts.lastKey())
                    .filter(part -> !parts.containsKey(part))
                    .mapToObj(part -> stem + ("%0" + width + "d").formatted(part))
                    .map(part -> new Problem(
                            part, "is missing; the parts delivered go up to number %d".formatted(parts.lastKey())))
                    .forEach(problems::add);
        });
        return problems;
    }
}
