package org.socialrx.job;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.ledger.Ledger;
import org.socialrx.ledger.RunRecord;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.serve.Python;
import org.socialrx.simulate.DrawnContacts;
import org.socialrx.simulate.world.World;
import org.socialrx.study.ExitCode;
import org.socialrx.table.Field;
import org.socialrx.table.Table;
import org.socialrx.table.Warehouse;

/**
 * Two deliveries through the whole chain: the first without an effect, in which none may be claimed; the second with a
 * planted one, which must be found. Then the first's report is made once more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    private static final int PATIENTS = 9000;
    private static final long PLANTED_SEED = 3;
    private static final double PLANTED = 0.6;
    private static final int FIRST_PERIOD = -8;

    @TempDir
    static Path folder;

    private Path study;

    /** One outcome, without further designs, other dates, negative controls and the wide model. */
    private Path plain;

    private Path planted;
    private Path none;

    @BeforeAll
    void simulate_two_deliveries() throws IOException {
        study = folder.resolve("demo.yaml");
        var demo = Files.readString(Path.of("conf/studies/demo.yaml"))
                .replaceAll("subgroups: .*", "subgroups: [sex]")
                .replaceAll("first-effect-periods: .*", "first-effect-periods: [2]")
                .replace("folds: 3, penalties: 4", "folds: 2, penalties: 2");
        Files.writeString(study, demo);
        plain = folder.resolve("plain.yaml");
        Files.writeString(
                plain,
                demo.replaceAll("(?m)^ +- \\{(design|name: (?!gp-day)).*\\n", "")
                        .replaceAll("(?s)    negative-controls:.*?\\]\\n", "")
                        .replaceAll("(?m)^ +(wide|also|also-outcomes|early-contacts|placebo-date-days):.*\\n", ""));
        planted = folder.resolve("planted");
        none = folder.resolve("none");
        simulate(PLANTED_SEED, PLANTED, planted);
        simulate(PLANTED_SEED + 1, 1, none);
    }

    @Test
    @Order(1)
    void without_an_effect_none_is_claimed() {
        runStudy(plain, "--extract", none.toString());

        var main = estimate("primary");
        assertThat(main.<Double>getAs("ci_low")).isLessThan(1);
        assertThat(main.<Double>getAs("ci_high")).isGreaterThan(1);
    }

    @Test
    @Order(2)
    void a_planted_effect_is_recovered_and_the_naive_comparison_is_further_away() throws IOException {
        var oldContacts = warehouse().readLatest(Contact.TABLE).count();

        var printed = runStudy(study, "--extract", planted.toString());

        var main = estimate("primary");
        double truth = truth(planted);
        assertThat(printed).contains("report: ");
        assertThat(warehouse().readLatest(Contact.TABLE).count()).isNotEqualTo(oldContacts);
        assertThat(main.<Double>getAs("ci_low")).isLessThan(truth);
        assertThat(main.<Double>getAs("ci_high")).isGreaterThan(truth).isLessThan(1);
        assertThat(Math.abs(Math.log(estimate("before-after").<Double>getAs("estimate") / truth)))
                .isGreaterThan(Math.abs(Math.log(main.<Double>getAs("estimate") / truth)));
    }

    /** The sums of everybody, so that a fault shows no patient: files, ingest, cohort and panel against the draws. */
    @Test
    @Order(3)
    void the_panel_of_the_matched_is_what_the_simulator_drew() {
        var drawn = new DrawnContacts(World.defaults().withEffect(PLANTED), PATIENTS, PLANTED_SEED);
        var members = warehouse()
                .readLatest(MatchedSet.TABLE)
                .where("design = 'primary'")
                .join(
                        warehouse()
                                .readLatest(CandidateHistory.TABLE)
                                .withColumn("counts", CandidateHistory.eventCounts(lit("gp-day")))
                                .withColumn("censored", CandidateHistory.censoredEventCounts(lit("gp-day"))),
                        new String[] {"practice_id", "patient_id", "index_date"})
                .collectAsList();

        var differences = 0;
        for (var member : members) {
            boolean isReferred = member.<Boolean>getAs("is_referred");
            List<Integer> counts = member.getList(member.fieldIndex(isReferred ? "counts" : "censored"));
            for (var i = 0; i < counts.size(); i++) {
                var count = drawn.count(
                        member.getAs("patient_id"),
                        member.<java.sql.Date>getAs("index_date").toLocalDate(),
                        isReferred,
                        i + FIRST_PERIOD);
                differences += counts.get(i) == count ? 0 : 1;
            }
        }
        assertThat(members).hasSizeGreaterThan(300);
        assertThat(differences).isZero();
    }

    @Test
    @Order(3)
    void running_again_finds_nothing_to_do() {
        var before = runs().size();

        var printed = runStudy(study, "--extract", planted.toString());

        assertThat(runs()).hasSize(before);
        assertThat(printed.lines().filter(line -> line.contains("nothing to do")))
                .hasSize(Pipeline.JOBS.size());
    }

    @Test
    @Order(3)
    void every_released_row_names_the_one_run_that_released_it_and_its_history_does_too() {
        var release = newest("release");
        for (var result : Released.RESULTS) {
            var table = Released.of(result);
            var rows = warehouse().readLatest(table);
            assertThat(rows.select("run_id").distinct().collectAsList())
                    .as(table.fullName())
                    .extracting(row -> row.getString(0))
                    .containsExactly(release.runId());
            assertThat(release.written()).containsKey(table.fullName());
        }
    }

    @Test
    @Order(3)
    void other_readers_find_every_released_row_and_a_history_that_names_the_run() throws Exception {
        var release = newest("release");
        var printed = Python.run(
                folder, Map.of(), List.of("src/test/python/other_readers.py", warehouseFolder() + "/release/demo"));

        var json = new ObjectMapper();
        assertThat(printed).hasSameSizeAs(Released.RESULTS);
        for (var line : printed) {
            var read = json.readTree(line);
            var table = Released.RESULTS.stream()
                    .map(Released::of)
                    .filter(released ->
                            released.name().equals(read.path("table").asText()))
                    .findFirst()
                    .orElseThrow();
            long rows = warehouse().readLatest(table).count();
            assertThat(read.path("rows").asLong()).as(table.fullName()).isEqualTo(rows);
            assertThat(read.path("duckdb_rows").asLong()).as(table.fullName()).isEqualTo(rows);
            assertThat(read.path("columns")).extracting(JsonNode::asText).containsExactlyElementsOf(names(table));
            assertThat(read.path("run_ids")).extracting(JsonNode::asText).isSubsetOf(release.runId());
            assertThat(read.path("runs_by_version"))
                    .extracting(JsonNode::asText)
                    .hasSize((int) read.path("version").asLong() + 1)
                    .containsExactlyInAnyOrderElementsOf(
                            releases().stream().map(RunRecord::runId).toList());
        }
    }

    private static void simulate(long seed, double effect, Path extract) {
        var settings = "--patients %d --seed %d --effect %s --out".formatted(PATIENTS, seed, effect);
        var words = Stream.concat(Stream.of("simulate"), Stream.of(settings.split(" ")));
        assertThat(run(Stream.concat(words, Stream.of(extract.toString())).toArray(String[]::new)))
                .contains("written to");
    }

    private static List<String> names(Table table) {
        return table.fields().stream().map(Field::name).toList();
    }

    @Test
    @Order(4)
    void a_job_whose_upstream_is_stale_says_which_job_to_run_first() throws IOException {
        var changed = folder.resolve("changed.yaml");
        Files.writeString(changed, Files.readString(study).replace("caliper-sd: 0.2", "caliper-sd: 0.3"));

        var printed = new ByteArrayOutputStream();
        var code = Main.run(
                List.of("estimate", "--study", changed.toString(), "--warehouse", warehouseFolder()), console(printed));

        assertThat(code).isEqualTo(ExitCode.UPSTREAM);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("study.candidate_covariate is missing or stale")
                .contains("run jobs/score first");
    }

    @Test
    @Order(5)
    void an_old_report_can_still_be_made() {
        var oldRelease = releases().get(0);

        var printed = runStudy(plain, "--as-of", oldRelease.runId(), "--again");

        var replayed = newest("release");
        assertThat(printed).contains("report: ");
        assertThat(replayed.asOf()).isEqualTo(oldRelease.runId());
        assertThat(released(replayed)).isEqualTo(released(oldRelease));
    }

    @Test
    @Order(6)
    void a_delivery_over_the_reject_limit_leaves_core_as_it_was() throws IOException {
        var broken = folder.resolve("broken");
        Files.createDirectories(broken);
        try (var files = Files.list(none)) {
            for (var file : files.toList()) {
                Files.copy(file, broken.resolve(file.getFileName()));
            }
        }
        var consultations = broken.resolve("simulated_set1_extract_consultation_001.txt");
        Files.writeString(consultations, Files.readString(consultations).replaceAll("/2016\t", "/twentysixteen\t"));
        var before = newest("ingest");

        var printed = new ByteArrayOutputStream();
        var code = Main.run(
                List.of(
                        "ingest",
                        "--study",
                        study.toString(),
                        "--warehouse",
                        warehouseFolder(),
                        "--extract",
                        broken.toString()),
                console(printed));

        var failed = runs().get(runs().size() - 1);
        assertThat(code).isEqualTo(ExitCode.DATA);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "simulated_set1_extract_consultation_001.txt has", "the study allows 0.5 %", "wrong-date-form");
        assertThat(failed.written().keySet())
                .containsExactlyInAnyOrder(
                        "source.delivery_file", "source.opt_out_patient", "source.reject", "ops.rule_count");
        assertThat(newest("ingest")).isEqualTo(before);
    }

    private Map<String, List<String>> released(RunRecord release) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (var result : Released.RESULTS) {
            var table = Released.of(result);
            var rows = warehouse().read(table, Pins.version(table, release)).drop("run_id");
            tables.put(
                    table.name(),
                    rows.collectAsList().stream().map(Row::toString).sorted().toList());
        }
        return tables;
    }

    private Row estimate(String analysis) {
        return warehouse()
                .readLatest(Released.of(Estimate.TABLE))
                .where("analysis = '%s' AND scale = 'ratio' AND subgroup = 'all'".formatted(analysis))
                .first();
    }

    private static double truth(Path extract) throws IOException {
        var truth = new ObjectMapper().readTree(extract.resolve("truth.json").toFile());
        return truth.path("effect").path("rate_ratio").asDouble();
    }

    private RunRecord newest(String job) {
        return Ledger.open(warehouse()).newest(run -> run.job().equals(job)).orElseThrow();
    }

    private List<RunRecord> releases() {
        return runs().stream().filter(run -> run.job().equals("release")).toList();
    }

    private List<RunRecord> runs() {
        return Ledger.open(warehouse()).runs();
    }

    private Warehouse warehouse() {
        var root = "file:" + warehouseFolder();
        return new Warehouse(SharedSpark.session(), root, root + "/release", "demo");
    }

    private String warehouseFolder() {
        return folder.resolve("warehouse").toString();
    }

    private String runStudy(Path file, String... more) {
        var words = new java.util.ArrayList<>(
                List.of("run-study", "--study", file.toString(), "--warehouse", warehouseFolder()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static String run(String... words) {
        SharedSpark.session();
        var printed = new ByteArrayOutputStream();
        var code = Main.run(List.of(words), console(printed));
        var text = printed.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(ExitCode.DONE);
        return text;
    }

    private static Console console(ByteArrayOutputStream printed) {
        return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
