package org.socialrx.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.simulate.world.World;
import org.socialrx.study.Problems;

class SimulatedExtractTest {
    private static final Path DELIVERED = Path.of("../shared/data/synthea/aurum");
    private static final int PATIENTS = 12_000;

    /** Ten times the usual share, so that every kind of fault occurs. */
    private static final World WORLD = World.defaults().withEffect(0.85).withDirtyShare(0.01);

    @TempDir
    static Path folder;

    private static Path extract;
    private static JsonNode truth;

    @BeforeAll
    static void write_one_extract() throws IOException {
        extract = folder.resolve("extract");
        write(order(7), extract, 2);
        truth = new ObjectMapper().readTree(extract.resolve("truth.json").toFile());
    }

    private static Order order(long seed) {
        return new Order(WORLD, PATIENTS, seed, Packing.PLAIN);
    }

    private static SimulatedExtract.Outcome write(Order order, Path out, int tasks) {
        return new SimulatedExtract(order, words -> {}).write(SharedSpark.session(), out.toString(), tasks);
    }

    private static Map<String, byte[]> bytes(Path folder) throws IOException {
        var bytes = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    /** Rows of a table, all parts, without headers. */
    private static List<String[]> rows(String table) throws IOException {
        try (Stream<Path> files = Files.list(extract)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("simulated_(set1_extract_)?" + table + "(_\\d+)?\\.txt"))
                    .sorted()
                    .flatMap(file -> lines(file).skip(1))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static long planted(String thing) {
        return truth.at("/planted/" + thing).asLong(-1);
    }

    private static String medcode(String concept) throws IOException {
        return rows("medical_dictionary").stream()
                .filter(row -> row[4].equals(concept))
                .findFirst()
                .orElseThrow()[0];
    }

    @Test
    void the_bytes_are_the_same_in_any_number_of_tasks() throws IOException {
        var expected = bytes(extract);
        for (int tasks : new int[] {1, 5}) {
            var other = folder.resolve("tasks-" + tasks);
            write(order(7), other, tasks);

            assertThat(bytes(other))
                    .containsOnlyKeys(expected.keySet())
                    .allSatisfy((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
        }
    }

    @Test
    void another_seed_gives_other_patients() throws IOException {
        var other = folder.resolve("seed-8");
        write(order(8), other, 2);

        String file = "simulated_set1_extract_patient_001.txt";
        assertThat(Files.readAllBytes(other.resolve(file))).isNotEqualTo(Files.readAllBytes(extract.resolve(file)));
    }

    @Test
    void headers_equal_those_of_the_delivered_files() throws IOException {
        assertThat(DELIVERED).as("the delivery whose layout is followed").isDirectory();
        int compared = 0;
        try (Stream<Path> files = Files.list(DELIVERED)) {
            for (var file : files.toList()) {
                String name = file.getFileName()
                        .toString()
                        .replace("synthea", "simulated")
                        .replace(".gz", "");
                // Synthea's small areas are neither urban nor rural.
                var more = name.endsWith("patient_imd.txt") ? "\te2011_urbanrural" : "";
                assertThat(lines(extract.resolve(name)).findFirst()).as(name).contains(firstLine(file) + more);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(11);
    }

    private static String firstLine(Path compressed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return String.valueOf(reader.readLine());
        }
    }

    @Test
    void the_truth_counts_the_rows_of_every_table() throws IOException {
        for (var table : ExtractTable.values()) {
            assertThat(truth.at("/rows/" + table.word()).asLong(-1))
                    .as(table.word())
                    .isEqualTo(rows(table.word()).size())
                    .isPositive();
        }
    }

    @Test
    void every_kind_of_fault_is_planted_as_often_as_the_truth_says() throws IOException {
        var practices = new HashSet<String>();
        rows("practice").forEach(row -> practices.add(row[0]));
        var staff = new HashSet<String>();
        rows("staff").forEach(row -> staff.add(row[0]));
        Predicate<String> isDay =
                text -> text.matches("(0[1-9]|[12]\\d|3[01])/(0[1-9]|1[0-2])/\\d{4}") && !text.equals("31/02/2016");

        assertThat(faulty(row -> !practices.contains(row[2]))).isEqualTo(fault("unknown_practice"));
        assertThat(faulty(row -> !isDay.test(row[row.length > 9 ? 4 : 3]))).isEqualTo(fault("bad_date"));
        assertThat(faulty(row -> !staff.contains(row[row.length > 9 ? 6 : 5]))).isEqualTo(fault("unknown_staff"));
        assertThat(faulty(row -> row.length > 9 && row[9].equals("high"))).isEqualTo(fault("text_in_number"));
        assertThat(faulty(row -> row[row.length > 9 ? 4 : 3].equals("31/12/9999")))
                .isEqualTo(fault("out_of_range"));
        var seen = new HashSet<String>();
        assertThat(faulty(row -> !seen.add(row.length > 9 ? row[3] : row[1]))).isEqualTo(fault("duplicate"));
        assertThat(fault("after_death")).isPositive();
        assertThat(fault("outside_registration")).isPositive();
    }

    private static long fault(String kind) {
        long number = truth.at("/faults/" + kind).asLong(-1);
        assertThat(number).as(kind).isPositive();
        return number;
    }

    private static long faulty(Predicate<String[]> isFaulty) throws IOException {
        return Stream.concat(rows("consultation").stream(), rows("observation").stream())
                .filter(isFaulty)
                .count();
    }

    @Test
    void planted_counts_are_found_in_the_files() throws IOException {
        var patients = rows("patient");
        assertThat(planted("patients")).isEqualTo(PATIENTS).isEqualTo(patients.size());
        assertThat(planted("unacceptable"))
                .isEqualTo(patients.stream().filter(row -> row[10].equals("0")).count())
                .isPositive();
        assertThat(planted("died"))
                .isEqualTo(patients.stream().filter(row -> !row[6].isEmpty()).count());
        var offers = rows("sp_referral");
        assertThat(planted("offers")).isEqualTo(offers.size());
        assertThat(planted("declined"))
                .isEqualTo(offers.stream().filter(row -> !row[5].isEmpty()).count());
        assertThat(planted("referred") + planted("further_episodes"))
                .isEqualTo(offers.stream().filter(row -> !row[4].isEmpty()).count());
        assertThat((double) planted("declined") / planted("offers")).isBetween(0.15, 0.29);
    }

    @Test
    void a_practice_lies_in_town_or_in_the_country_and_some_areas_are_not_known() throws IOException {
        var areas = rows("patient_imd");
        long rural = areas.stream().filter(row -> row[3].equals("2")).count();
        var known = areas.stream().filter(row -> !row[3].isEmpty()).toList();
        var shares = known.stream()
                .collect(Collectors.groupingBy(
                        row -> row[1], Collectors.averagingDouble(row -> row[3].equals("2") ? 1 : 0)));

        assertThat(rural).isEqualTo(planted("rural"));
        assertThat(known).allMatch(row -> row[3].matches("[12]"));
        // Two in a hundred areas are missing; 0.85 of a practice in the country and 0.03 of one in town are rural.
        assertThat(1 - known.size() / (double) PATIENTS).isBetween(0.015, 0.025);
        assertThat(shares.values()).allMatch(share -> share < 0.12 || share > 0.7);
        assertThat(shares.values().stream().filter(share -> share > 0.7).count())
                .isBetween(2L, 15L);
    }

    @Test
    void referral_codes_come_in_snomed_and_in_read_and_some_are_repeated() throws IOException {
        var codes = new HashSet<String>();
        rows("medical_dictionary").stream()
                .filter(row -> row[4].equals("871731000000106") || row[2].equals("8T09.00"))
                .forEach(row -> codes.add(row[0]));
        var keys = new HashSet<String>();
        long sound = rows("observation").stream()
                .filter(row -> codes.contains(row[8]))
                .filter(row -> keys.add(row[3]))
                .count();
        long all = planted("referred") + planted("further_episodes") + planted("repeated_codes");

        assertThat(codes).hasSize(2);
        assertThat(planted("repeated_codes")).isPositive();
        assertThat(planted("read_codes")).isBetween(all / 20, all / 2);
        assertThat(sound).isBetween(all, all + all / 20);
    }

    @Test
    void identifiers_are_text_wider_than_a_double() throws IOException {
        var ids = rows("patient").stream().map(row -> row[0]).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{6,19}"));
        assertThat(rows("patient")).allMatch(row -> row[0].endsWith(row[1]));
        assertThat(ids).anyMatch(id -> Long.parseLong(id) > 1L << 53);
    }

    @Test
    void those_referred_are_more_often_women_anxious_or_depressed_and_deprived() throws IOException {
        var referred = new HashSet<String>();
        rows("sp_referral").stream().filter(row -> !row[4].isEmpty()).forEach(row -> referred.add(row[1]));
        var lowMood = new HashSet<String>();
        var moods = List.of(medcode("35489007"), medcode("197480006"));
        rows("observation").stream().filter(row -> moods.contains(row[8])).forEach(row -> lowMood.add(row[0]));
        var women = new HashSet<String>();
        rows("patient").stream().filter(row -> row[3].equals("2")).forEach(row -> women.add(row[0]));
        var deprived = new HashSet<String>();
        rows("patient_imd").stream().filter(row -> Integer.parseInt(row[2]) > 7).forEach(row -> deprived.add(row[0]));

        assertThat(oddsRatio(referred, women)).isBetween(1.1, 2.2);
        assertThat(oddsRatio(referred, lowMood)).isBetween(2.0, 5.5);
        assertThat(oddsRatio(referred, deprived)).isBetween(1.15, 3.0);
    }

    private static double oddsRatio(Set<String> referred, Set<String> group) {
        double both = referred.stream().filter(group::contains).count();
        double neither = PATIENTS - group.size() - referred.size() + both;
        return both * neither / ((group.size() - both) * (referred.size() - both));
    }

    @Test
    void a_delivery_that_is_there_already_is_left_alone_and_another_is_never_overwritten() throws IOException {
        assertThat(write(order(7), extract, 2)).isEqualTo(SimulatedExtract.Outcome.THERE_ALREADY);
        assertThatThrownBy(() -> write(order(9), extract, 2))
                .isInstanceOf(Problems.class)
                .hasMessageEndingWith("holds something other than this delivery; it must be a new or empty folder");
        var occupied = Files.createDirectory(folder.resolve("occupied"));
        Files.writeString(occupied.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> write(order(7), occupied, 2)).isInstanceOf(Problems.class);
        assertThat(occupied.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void compressed_files_hold_the_same_lines() throws IOException {
        var packed = folder.resolve("packed");
        write(new Order(WORLD, PATIENTS, 7, Packing.GZIP), packed, 2);

        for (String name :
                List.of("simulated_set1_extract_consultation_003.txt", "simulated_set1_extract_sp_need_001.txt")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(packed.resolve(name + ".gz")))) {
                assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(extract.resolve(name)));
            }
        }
    }

    @Test
    void faults_of_an_order_are_listed_together() {
        var order = new Order(World.defaults().withEffect(0).withMonths(0), 0, 1, Packing.PLAIN);

        assertThatThrownBy(() -> new SimulatedExtract(order, words -> {}))
                .isInstanceOf(Problems.class)
                .hasMessage("""
                        patients is 0; it must be 1 to 100,000,000
                        months is 0; it must be 1 to 240
                        effect is 0.0; a rate ratio is above 0 and at most 10""");
    }
}
