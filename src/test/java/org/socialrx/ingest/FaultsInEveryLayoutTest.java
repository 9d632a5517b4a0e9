package org.socialrx.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problem;
import org.socialrx.study.Problems;
import org.socialrx.study.SourceSettings;

/** Every fault of the file of entries in every layout: named once, with its count, and every row accounted for. */
class FaultsInEveryLayoutTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void rows_that_cannot_be_rows_are_rejected_one_by_one(SampleDelivery sample) {
        var settings = sample.write(folder);
        var file = folder.resolve(sample.file());
        var good = sample.good(901);
        var ragged = good.substring(0, good.length() - 3);
        SampleDelivery.edit(
                file,
                text -> text
                        + sample.good(911) + "\n"
                        + ragged + "\n"
                        + sample.row(sample.scientific(), sample.date(5, 8), "8T09.") + "\n"
                        + sample.row("912", sample.date(8, 31), "8T09.") + "\n"
                        + sample.row("913", "twentysixteen", "8T09.") + "\n");
        SampleDelivery.write(
                file, withLatin(SampleDelivery.bytes(file), sample.row("914", sample.date(5, 8), "8T0?.")));

        assertThat(rules(settings))
                .contains(
                        entry(sample.file() + " row wrong-field-count", 1L),
                        entry(sample.file() + " row not-utf8", 1L),
                        entry("%s %s not-an-identifier".formatted(sample.file(), sample.idColumn()), 1L),
                        entry("%s %s swapped-day-and-month".formatted(sample.file(), sample.dateColumn()), 1L),
                        entry(
                                "%s %s %s"
                                        .formatted(
                                                sample.file(),
                                                sample.dateColumn(),
                                                sample == SampleDelivery.AURUM ? "wrong-date-form" : "not-an-iso-date"),
                                1L));
        assertThat(total(settings, sample).rejected()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void a_byte_order_mark_windows_line_ends_and_blank_lines_do_no_harm_and_are_counted(SampleDelivery sample) {
        var settings = sample.write(folder);
        var file = folder.resolve(sample.file());
        var lines = SampleDelivery.text(file).lines().count();
        SampleDelivery.edit(file, text -> "\uFEFF" + text.replace("\n", "\r\n") + "\r\n");

        try (var ingested = read(settings)) {
            assertThat(ofFile(SmallDelivery.rules(ingested), sample))
                    .containsOnly(
                            entry(sample.file() + " row windows-line-end", lines + 1),
                            entry(sample.file() + " row blank-line", 1L));
            assertThat(ingested.notes()).contains(sample.file() + " begins with a byte-order mark, which was skipped");
            assertThat(of(ingested, sample).rejected()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void a_part_delivered_twice_is_named_and_all_its_rows_are_duplicates(SampleDelivery sample) {
        var settings = sample.write(folder);
        var file = folder.resolve(sample.file());
        var rows = SampleDelivery.text(file).lines().count() - 1;
        SampleDelivery.write(folder.resolve(sample.part(2)), SampleDelivery.bytes(file));
        if (!sample.part(1).equals(sample.file())) {
            SampleDelivery.write(folder.resolve(sample.part(1)), SampleDelivery.bytes(file));
            assertThat(file.toFile().delete()).isTrue();
        }

        try (var ingested = read(settings)) {
            assertThat(ingested.notes())
                    .contains("%s has the same content as %s; its rows are duplicates"
                            .formatted(sample.part(2), sample.part(1)));
            assertThat(SmallDelivery.rules(ingested)).contains(entry(sample.part(2) + " row duplicate-row", rows));
        }
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void columns_that_have_changed_places_refuse_the_file(SampleDelivery sample) {
        var settings = sample.write(folder);
        // Where the code should stand stands something of the same type that no terminology knows.
        var other = sample == SampleDelivery.AURUM ? "77" : sample == SampleDelivery.OMOP ? "0" : "first-visit";
        append(sample, IntStream.range(100, 130).mapToObj(id -> sample.row("" + id, sample.date(5, 8), other)));
        var rows = SampleDelivery.text(folder.resolve(sample.file())).lines().count() - 1;

        assertThat(refused(settings))
                .containsExactly(("%s, %s: 30 of %d rows: columns may be swapped: most of what the column refers to is"
                                + " unknown (swapped-columns); deliver the file again, or let the study allow the"
                                + " column by source.allow-columns with a reason")
                        .formatted(sample.file(), sample.codeColumn(), rows));
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void dates_in_two_orders_refuse_the_file_with_the_number_of_those_that_show_it(SampleDelivery sample) {
        var settings = sample.write(folder);
        append(sample, IntStream.range(13, 16).mapToObj(day -> sample.row("9" + day, sample.date(3, day), "8T09.")));
        var rows = SampleDelivery.text(folder.resolve(sample.file())).lines().count() - 1;

        assertThat(refused(settings))
                .containsExactly(("%s, %s: 3 of %d rows: the column writes day and month in another order, so its other"
                                + " dates may be wrong without showing it (untrusted-dates); deliver the file again,"
                                + " or let the study allow the column by source.allow-columns with a reason")
                        .formatted(sample.file(), sample.dateColumn(), rows));
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void parts_that_are_empty_broken_off_or_of_two_bytes_a_character_are_all_named_at_once(SampleDelivery sample) {
        var settings = sample.write(folder);
        var file = folder.resolve(sample.file());
        var text = SampleDelivery.text(file);
        SampleDelivery.write(folder.resolve(sample.part(2)), new byte[0]);
        SampleDelivery.write(folder.resolve(sample.part(3)), text.getBytes(StandardCharsets.UTF_16));
        SampleDelivery.write(folder.resolve(sample.part(1)), SampleDelivery.bytes(file));
        if (!sample.part(1).equals(sample.file())) {
            assertThat(file.toFile().delete()).isTrue();
        }
        SampleDelivery.breakOff(folder.resolve(sample.part(1)));

        assertThat(refused(settings))
                .containsExactlyInAnyOrder(
                        sample.part(1) + ".gz breaks off or is damaged; deliver the file again",
                        sample.part(2) + " is empty; a header row is expected",
                        sample.part(3) + " is not UTF-8 but looks like UTF-16; save it as UTF-8 and deliver it again");
    }

    @ParameterizedTest
    @EnumSource(SampleDelivery.class)
    void identifiers_in_free_text_refuse_the_file_with_their_number(SampleDelivery sample) {
        var settings = sample.write(folder);
        var hidden = List.of("seen at SW1A 1AA", "ring 07700 900123", "see jo@example.org");
        append(sample, hidden.stream().map(words -> withWords(sample, words)));
        var place = sample == SampleDelivery.AURUM
                ? SmallDelivery.DICTIONARY + ", term"
                : sample == SampleDelivery.OMOP ? "observation.csv, value_as_string" : "event.csv, term";

        assertThat(refused(settings).stream().map(problem -> problem.replaceFirst(";.*", "")))
                .containsExactlyInAnyOrder(
                        place + ": the column holds postcodes or addresses in 1 rows (postcode)",
                        place + ": the column holds telephone numbers in 1 rows (telephone-number)",
                        place + ": the column holds e-mail addresses in 1 rows (email-address)");
    }

    private String withWords(SampleDelivery sample, String words) {
        return switch (sample) {
            case AURUM -> "%d\t%s\t\t\t\t\t\t".formatted(6000 + words.length(), words);
            case OMOP -> "95,1,0,2015-08-05,32840,,%s,,,,11,81,,32911000,0,,,,,".formatted(words);
            case EVENTS -> "p1,A1,2015-08-05,8T09.,READ2,%s,,,".formatted(words);
        };
    }

    private void append(SampleDelivery sample, java.util.stream.Stream<String> rows) {
        var text = rows.collect(Collectors.joining("\n", "", "\n"));
        var isDictionary = text.startsWith("60");
        SampleDelivery.edit(
                folder.resolve(isDictionary ? SmallDelivery.DICTIONARY : sample.file()), before -> before + text);
    }

    private static byte[] withLatin(byte[] bytes, String row) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        out.writeBytes((row + "\n").replace('?', '\u00e9').getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private Ingested read(SourceSettings settings) {
        return SmallDelivery.read(folder.toUri().toString(), settings);
    }

    private Map<String, Long> rules(SourceSettings settings) {
        try (var ingested = read(settings)) {
            return SmallDelivery.rules(ingested);
        }
    }

    /** Of the file of entries; as many rows as the file has lines, header and blank ones apart. */
    private FileTotal total(SourceSettings settings, SampleDelivery sample) {
        try (var ingested = read(settings)) {
            var total = of(ingested, sample);
            var lines = new String(SampleDelivery.bytes(folder.resolve(sample.file())), StandardCharsets.ISO_8859_1)
                    .lines()
                    .count();
            assertThat(total.read()).isEqualTo(lines - 1);
            return total;
        }
    }

    private static FileTotal of(Ingested ingested, SampleDelivery sample) {
        return ingested.files().stream()
                .filter(total -> total.file().name().equals(sample.file()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> ofFile(Map<String, Long> rules, SampleDelivery sample) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getKey().startsWith(sample.file() + " "))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> refused(SourceSettings settings) {
        var found = new java.util.ArrayList<String>();
        assertThatThrownBy(() -> read(settings)).isInstanceOfSatisfying(Problems.class, problems -> {
            assertThat(problems.exitCode()).isEqualTo(ExitCode.DATA);
            problems.problems().stream().map(Problem::toString).forEach(found::add);
        });
        return found;
    }
}
