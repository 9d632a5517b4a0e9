package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.ingest.SmallDelivery;
import org.socialrx.study.ExitCode;

/** Deliveries and a study file with faults, at the command line, over a warehouse that holds a good delivery. */
class BrokenDeliveryTest {
    /** The tables that say what was wrong with rows; nothing else may change when a delivery is refused. */
    private static final List<String> OF_REJECTS = List.of("/source/", "/ops/");

    @TempDir
    private Path folder;

    @Test
    void a_row_delivered_twice_is_counted_and_refuses_nothing() {
        assertThat(SmallWarehouse.ingest().code())
                .as(SmallWarehouse.ingest().text())
                .isEqualTo(ExitCode.DONE);
        assertThat(SmallWarehouse.ingest().text())
                .contains("t_consultation_001.txt: 3 rows read = 2 accepted + 0 rejected + 1 duplicate");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_that_cannot_be_used_is_named_and_nothing_at_all_is_written(
            String name, Consumer<SmallDelivery> fault, List<String> messages) {
        fault.accept(new SmallDelivery(folder));
        var before = written(List.of());

        var printed = ingest(folder, "run-study");

        assertThat(printed.errors()).hasSameSizeAs(messages);
        for (int i = 0; i < messages.size(); i++) {
            assertThat(printed.errors().get(i)).endsWith(messages.get(i));
        }
        assertThat(printed.code()).isEqualTo(ExitCode.DATA);
        assertThat(written(List.of())).as("files of the warehouse").isEqualTo(before);
    }

    @Test
    void rows_that_cannot_be_used_are_named_by_file_and_rule_and_core_stays_as_it_was() {
        new SmallDelivery(folder)
                .row(SmallDelivery.CONSULTATION, "120001 803 20001 08/31/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 801 20001 30/08/2015 - - 1 1 -")
                .row(SmallDelivery.CONSULTATION, "120001 804 29999 30/08/2015 - - 1 1 -")
                .replace(SmallDelivery.OBSERVATION, "1.5e1", "manifold");
        var before = written(OF_REJECTS);

        var printed = ingest(folder, "run-study");

        assertThat(printed.errors())
                .containsExactlyInAnyOrder(
                        "t_consultation_001.txt has 3 of 5 rows rejected (60.00 %); the study allows 0.5 %",
                        "t_consultation_001.txt, consdate: 1 rows: day and month have changed places: the month would be"
                                + " over 12 (swapped-day-and-month)",
                        "t_consultation_001.txt, row: 1 rows: an accepted row has the same key and other content"
                                + " (conflicting-key)",
                        "t_consultation_001.txt, pracid: 1 rows: no accepted row of the practice file has this"
                                + " practice (unknown-practice)",
                        "t_observation_001.txt has 1 of 2 rows rejected (50.00 %); the study allows 0.5 %",
                        "t_observation_001.txt, value: 1 rows: the field is not a number (not-a-number)");
        assertThat(printed.code()).isEqualTo(ExitCode.DATA);
        assertThat(printed.text()).doesNotContain("08/31", "29999", "manifold", "derive-cohort");
        assertThat(written(OF_REJECTS)).isEqualTo(before);
    }

    @Test
    void a_line_that_breaks_off_is_named_and_core_stays_as_it_was() {
        var delivery = new SmallDelivery(folder);
        var text = delivery.text(SmallDelivery.CONSULTATION);
        delivery.text(SmallDelivery.CONSULTATION, text.substring(0, text.length() - 25));
        var before = written(OF_REJECTS);

        var printed = ingest(folder, "ingest");

        assertThat(printed.errors())
                .containsExactly(
                        "t_consultation_001.txt has 1 of 2 rows rejected (50.00 %); the study allows 0.5 %",
                        "t_consultation_001.txt, row: 1 rows: the row has more or fewer fields than the header"
                                + " (wrong-field-count)");
        assertThat(printed.code()).isEqualTo(ExitCode.DATA);
        assertThat(written(OF_REJECTS)).isEqualTo(before);
    }

    @Test
    void a_required_file_with_nothing_but_its_header_is_named_and_core_stays_as_it_was() {
        new SmallDelivery(folder).text(SmallDelivery.STAFF, "staffid\tpracid\tjobcatid\n");
        var before = written(OF_REJECTS);

        var printed = ingest(folder, "ingest");

        assertThat(printed.errors()).containsExactly("*_staff holds no row besides the header");
        assertThat(printed.code()).isEqualTo(ExitCode.DATA);
        assertThat(written(OF_REJECTS)).isEqualTo(before);
    }

    @Test
    void the_five_mistakes_of_a_study_file_are_five_messages_and_no_warehouse() throws IOException {
        var study = folder.resolve("five.yaml");
        Files.writeString(
                study,
                Files.readString(Path.of(SmallWarehouse.STUDY))
                        .replace("matching: {exact", "matchign: {exact")
                        .replace("episode-gap-days: 90", "episode-gap-days: ninety")
                        .replace("outcome: gp-day, effects", "outcome: gp-week, effects")
                        .replace("copd, diabetes, dementia", "copd, diabetes, dementai")
                        .replace("disclosure: opensafely ", "disclosure: opensavely "));
        var warehouse = folder.resolve("warehouse");

        var printed = SmallWarehouse.run("run-study", "--study", study.toString(), "--warehouse", warehouse.toString());

        assertThat(printed.code()).isEqualTo(ExitCode.STUDY);
        assertThat(printed.errors())
                .hasSize(5)
                .allMatch(error -> error.startsWith(study + ": "))
                .anyMatch(error -> error.contains("matchign is not a key of a study; did you mean matching?"))
                .anyMatch(error -> error.contains("dementai, which is no code list; did you mean dementia?"))
                .anyMatch(error -> error.contains("exposure.episode-gap-days is ninety"))
                .anyMatch(error -> error.contains("estimates.primary.outcome names gp-week"))
                .anyMatch(error -> error.contains("disclosure names opensavely"));
        assertThat(warehouse).doesNotExist();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                file(
                        "a missing file",
                        delivery -> delivery.without(SmallDelivery.OBSERVATION),
                        "has no file *_observation_<part>.txt or .txt.gz; it is required"),
                file(
                        "a wrong header",
                        delivery -> delivery.replace(SmallDelivery.PATIENT, "gender\tyob", "sex\tyob"),
                        "t_patient_001.txt has a wrong header: it does not name gender, separated by tabs"),
                file(
                        "an empty file",
                        delivery -> delivery.text(SmallDelivery.STAFF, ""),
                        "t_staff_001.txt is empty; a header row is expected"),
                file(
                        "a part of no bytes",
                        delivery -> delivery.text("t_consultation_002.txt", ""),
                        "t_consultation_002.txt is empty; a header row is expected"),
                file(
                        "a compressed file that breaks off",
                        delivery -> delivery.compressed(SmallDelivery.CONSULTATION, 0.7),
                        "t_consultation_001.txt.gz breaks off or is damaged; deliver the file again"),
                file(
                        "two faults in one delivery",
                        delivery -> delivery.without(SmallDelivery.PRACTICE).text(SmallDelivery.IMD, ""),
                        "has no file *_practice_<part>.txt or .txt.gz; it is required",
                        "t_patient_imd.txt is empty; a header row is expected"));
    }

    private static Arguments file(String name, Consumer<SmallDelivery> fault, String... messages) {
        return Arguments.of(name, fault, List.of(messages));
    }

    /** Name and size of every file of the warehouse but those below some folders. */
    private static Map<String, Long> written(List<String> without) {
        try (var files = Files.walk(SmallWarehouse.root())) {
            Map<String, Long> sizes = new TreeMap<>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = "/" + SmallWarehouse.root().relativize(file);
                if (without.stream().noneMatch(name::startsWith)) {
                    sizes.put(name, Files.size(file));
                }
            }
            return sizes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SmallWarehouse.Printed ingest(Path extract, String command) {
        return SmallWarehouse.run(
                command,
                "--study",
                SmallWarehouse.STUDY,
                "--extract",
                extract.toString(),
                "--warehouse",
                SmallWarehouse.root().toString());
    }
}
