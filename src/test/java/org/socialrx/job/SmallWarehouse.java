package org.socialrx.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.socialrx.SharedSpark;
import org.socialrx.ingest.SmallDelivery;
import org.socialrx.study.ExitCode;

/**
 * A warehouse into which one good small delivery was ingested at the command line, once for all tests: patient 120001
 * was referred on 5 August 2015, 220001 on 5 May 2017, and one consultation came twice.
 */
final class SmallWarehouse {
    static final String STUDY = "conf/studies/demo.yaml";

    private static final Path FOLDER = folder();
    private static final Printed INGESTED = ingested();

    private SmallWarehouse() {}

    /** Root of its tables. */
    static Path root() {
        return FOLDER.resolve("warehouse");
    }

    /** What the ingest printed. */
    static Printed ingest() {
        return INGESTED;
    }

    /** Runs a command on it. */
    static Printed run(String... words) {
        SharedSpark.session();
        var printed = new ByteArrayOutputStream();
        var code = Main.run(List.of(words), new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        return new Printed(code, printed.toString(StandardCharsets.UTF_8));
    }

    /**
     * What the user sees in the end.
     *
     * @param code how it ended
     * @param text everything printed
     */
    record Printed(ExitCode code, String text) {
        List<String> errors() {
            return text.lines()
                    .filter(line -> line.startsWith("error: "))
                    .map(line -> line.substring("error: ".length()))
                    .toList();
        }
    }

    private static Printed ingested() {
        try {
            var good = Files.createDirectories(FOLDER.resolve("good"));
            new SmallDelivery(good)
                    .row(SmallDelivery.CONSULTATION, "320002 802 20002 06/08/2015 06/08/2015 1220002 1 1 -")
                    .row(SmallDelivery.OBSERVATION, "220001 - 20001 903 05/05/2017 05/05/2017 - - 5001 - - 7 - - -");
            return run("ingest", "--study", STUDY, "--extract", good.toString(), "--warehouse", root().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("small-warehouse");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            // A folder for temporary files that stays behind harms nobody.
            return;
        }
    }
}
