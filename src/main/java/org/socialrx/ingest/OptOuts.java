package org.socialrx.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * The patients who opted out of research, by the pseudonym that the delivery knows them by.
 *
 * @param pseudonyms the patients; never printed
 */
public record OptOuts(Set<String> pseudonyms) {
    public OptOuts {
        pseudonyms = Set.copyOf(pseudonyms);
    }

    /** Nobody opted out. */
    public static OptOuts none() {
        return new OptOuts(Set.of());
    }

    /**
     * Reads a list with one pseudonym a line; blank lines count for nothing.
     *
     * @param file on any file system Hadoop knows; empty for nobody
     * @throws Problems if the file cannot be read, or a line holds more than one word
     */
    public static OptOuts read(String file, Configuration hadoop) {
        if (file.isEmpty()) {
            return none();
        }
        var path = new Path(file);
        try (var in = path.getFileSystem(hadoop).open(path)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replace("\uFEFF", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toSet());
            if (lines.stream().anyMatch(line -> line.matches(".*[\\s,;].*"))) {
                throw new Problems(ExitCode.DATA, file, "is no list of opt-outs: one pseudonym a line is expected");
            }
            return new OptOuts(lines);
        } catch (IOException e) {
            throw new Problems(ExitCode.COMMAND_LINE, "--opt-outs", "names a file that cannot be read: " + file);
        }
    }

    /** Hash over the list, equal for equal lists in any order; empty when nobody opted out. */
    public String hash() {
        if (pseudonyms.isEmpty()) {
            return "";
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeSet<>(pseudonyms)
                    .forEach(patient -> digest.update((patient + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
