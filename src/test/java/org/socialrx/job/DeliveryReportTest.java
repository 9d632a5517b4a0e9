package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.ingest.SmallDelivery;
import org.socialrx.study.ExitCode;

/** What the command line says of a delivery before and after it comes in. */
class DeliveryReportTest {
    @TempDir
    private Path folder;

    @Test
    void a_dry_run_tells_what_would_be_rejected_and_writes_nothing_and_a_run_keeps_the_opt_outs_out()
            throws IOException {
        SharedSpark.session();
        var extract = Files.createDirectories(folder.resolve("extract"));
        new SmallDelivery(extract).row(SmallDelivery.CONSULTATION, "120001 803 20001 08/31/2015 - - 1 1 -");

        var dry = ingest(extract, "--dry-run");

        assertThat(dry)
                .contains("2 practices, 20001 to 20002")
                .contains("t_consultation_001.txt: 3 rows read = 2 accepted + 1 rejected + 0 duplicate")
                .contains("t_consultation_001.txt: 2015-08-05 to 2015-08-06")
                .contains("consdate: 1 rows rejected: day and month have changed places: the month would be over 12"
                        + " (swapped-day-and-month)")
                .contains("error: t_consultation_001.txt has 1 of 3 rows rejected")
                .endsWith("DATA");
        assertThat(folder.resolve("warehouse")).doesNotExist();

        new SmallDelivery(extract);
        var optOuts = Files.writeString(folder.resolve("opt-outs.txt"), "220001\n");
        var run = ingest(extract, "--opt-outs", optOuts.toString());

        assertThat(run)
                .containsPattern("core.patient +v[0-9]+ +2 rows")
                .doesNotContain("220001")
                .endsWith("DONE");

        // The warehouse keeps the list: later runs leave the patient out too, until the list is given up by name.
        var leftOut = "t_patient_001.txt, row: 1 rows left out: the patient opted out";
        assertThat(ingest(extract)).contains("nothing to do");
        assertThat(ingest(extract, "--dry-run", "--again")).contains(leftOut);
        assertThat(ingest(extract, "--dry-run", "--opt-outs", "none"))
                .contains("2 practices")
                .doesNotContain(leftOut);
    }

    private String ingest(Path extract, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "ingest",
                "--study",
                "conf/studies/demo.yaml",
                "--extract",
                extract.toString(),
                "--warehouse",
                folder.resolve("warehouse").toString()));
        words.addAll(List.of(more));
        var printed = new ByteArrayOutputStream();
        ExitCode code = Main.run(words, new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        return printed.toString(StandardCharsets.UTF_8) + code;
    }
}
