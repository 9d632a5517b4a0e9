package org.socialrx.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.socialrx.schema.source.OptOutPatient;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * The patients who opted out of research, by the pseudonym that the delivery knows them by.
 *
 * @param pseudonyms the patients; never printed
 * @param forgottenCount patients who were on the warehouse's list until this run, which gives the list up
 */
public record OptOuts(Set<String> pseudonyms, long forgottenCount) {
    /** What the option says, in place of a file, to give the warehouse's list up. */
    public static final String GIVEN_UP = "none";

    public OptOuts {
        pseudonyms = Set.copyOf(pseudonyms);
    }

    /** These patients opted out. */
    public OptOuts(Set<String> pseudonyms) {
        this(pseudonyms, 0);
    }

    /** Nobody opted out. */
    public static OptOuts none() {
        return new OptOuts(Set.of());
    }

    /**
     * The patients to leave out: those on the warehouse's list and those of a new list, which only ever adds; or
     * nobody, when the list is given up by name.
     *
     * @param option a file, {@link #GIVEN_UP}, or nothing
     * @param kept the warehouse's list
     * @throws Problems if the file cannot be read, or a line holds more than one word
     */
    public static OptOuts chosen(String option, OptOuts kept, Configuration hadoop) {
        if (option.equals(GIVEN_UP)) {
            return new OptOuts(Set.of(), kept.pseudonyms.size());
        }
        var all = new HashSet<>(kept.pseudonyms);
        all.addAll(read(option, hadoop).pseudonyms);
        return new OptOuts(all);
    }

    /** The list of a warehouse, rows of {@code source.opt_out_patient}. */
    public static OptOuts of(Dataset<Row> list) {
        return new OptOuts(list.select(OptOutPatient.PATIENT_ID.col()).collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet()));
    }

    /** Rows of {@code source.opt_out_patient}. */
    public Dataset<Row> rows(SparkSession session) {
        var rows = new TreeSet<>(pseudonyms).stream().map(RowFactory::create).toList();
        return session.createDataFrame(rows, OptOutPatient.TABLE.schema()).coalesce(1);
    }

    /** What was done about opt-outs, in words and numbers; empty when there are none. */
    public Optional<String> words() {
        if (forgottenCount > 0) {
            return Optional.of(
                    "the list of %,d opt-outs was given up by --opt-outs %s".formatted(forgottenCount, GIVEN_UP));
        }
        return pseudonyms.isEmpty()
                ? Optional.empty()
                : Optional.of("a list of %,d opt-outs".formatted(pseudonyms.size()));
    }

    /**
     * Reads a list with one pseudonym a line; blank lines count for nothing.
     *
     * @param file on any file system Hadoop knows; empty for nobody
     * @throws Problems if the file cannot be read, or a line holds more than one word
     */
    static OptOuts read(String file, Configuration hadoop) {
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
