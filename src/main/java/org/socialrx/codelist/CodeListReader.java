package org.socialrx.codelist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;

/**
 * Reads a folder of code lists: a file {@code <name>.csv} a list, and {@code sources.csv} that says where each comes
 * from.
 */
public final class CodeListReader {
    private static final String SOURCES = "sources.csv";
    private static final String SUFFIX = ".csv";

    private CodeListReader() {}

    /**
     * Reads every list of a folder.
     *
     * @param folder folder, on any file system Hadoop knows
     * @throws Problems with every fault of every file at once
     */
    public static CodeLists read(Path folder, Configuration hadoop) {
        return parse(texts(folder, hadoop), folder.getName());
    }

    /** The lists in some texts by file name; {@code folder} only names them in faults. */
    static CodeLists parse(Map<String, String> texts, String folder) {
        var problems = new ArrayList<Problem>();
        var sources = new SourcesFile(problems).read(texts.getOrDefault(SOURCES, ""), folder + "/" + SOURCES);
        var lists = new TreeMap<String, CodeList>();
        texts.forEach((file, text) -> {
            if (!file.equals(SOURCES)) {
                var name = file.substring(0, file.length() - SUFFIX.length());
                var source = sources.remove(name);
                if (source == null) {
                    problems.add(new Problem(folder + "/" + SOURCES, "has no line for the list %s".formatted(name)));
                }
                var rules = new CodeListFile(folder + "/" + file, problems).read(text);
                lists.put(
                        name,
                        new CodeList(
                                name,
                                source == null ? CodeList.Source.UNKNOWN : source,
                                hash(Map.of(file, text)),
                                rules));
            }
        });
        sources.keySet()
                .forEach(name -> problems.add(
                        new Problem(folder + "/" + SOURCES, "names the list %s, which has no file".formatted(name))));
        if (lists.isEmpty()) {
            problems.add(new Problem(folder, "holds no code list; a list is a file <name>.csv"));
        }
        Problems.throwIfAny(ExitCode.STUDY, problems);
        return new CodeLists(lists, hash(texts));
    }

    /**
     * Reads one file that may stand anywhere, as another version of a list.
     *
     * @throws Problems if it cannot be read, or with every fault of its lines
     */
    public static CodeList readFile(Path file, String name, Configuration hadoop) {
        var problems = new ArrayList<Problem>();
        try {
            var files = file.getFileSystem(hadoop);
            var text = text(files, files.getFileStatus(file));
            var rules = new CodeListFile(file.getName(), problems).read(text);
            Problems.throwIfAny(ExitCode.STUDY, problems);
            return new CodeList(name, CodeList.Source.UNKNOWN, hash(Map.of(file.getName(), text)), rules);
        } catch (IOException e) {
            throw new Problems(ExitCode.COMMAND_LINE, file.toString(), "cannot be read as a code list");
        }
    }

    private static Map<String, String> texts(Path folder, Configuration hadoop) {
        var texts = new TreeMap<String, String>();
        try {
            var files = folder.getFileSystem(hadoop);
            if (!files.exists(folder)) {
                throw new Problems(ExitCode.STUDY, folder.toString(), "is missing; it holds the code lists");
            }
            for (var status : sorted(files.listStatus(folder))) {
                var name = status.getPath().getName();
                if (status.isFile() && name.endsWith(SUFFIX)) {
                    texts.put(name, text(files, status));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<FileStatus> sorted(FileStatus[] statuses) {
        return Arrays.stream(statuses).sorted().toList();
    }

    private static String text(FileSystem files, FileStatus status) throws IOException {
        try (var in = files.open(status.getPath())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(Map<String, String> texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(texts).forEach((file, text) -> {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
