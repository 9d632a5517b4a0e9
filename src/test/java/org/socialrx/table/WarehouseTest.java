package org.socialrx.table;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;

class WarehouseTest {
    private static final LocalDate START = LocalDate.of(2015, 2, 1);

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new Warehouse(SharedSpark.session(), folder.toString(), folder + "/release", "demo");
    }

    @Test
    void a_written_table_keeps_its_declaration_and_names_the_run_that_wrote_it() {
        var version = warehouse.overwrite(Registration.TABLE, registrations("1", "2"), "run-a");

        var delta = DeltaTable.forPath(SharedSpark.session(), warehouse.path(Registration.TABLE));
        assertThat(version.rowCount()).isEqualTo(2);
        assertThat(delta.history().select("userMetadata").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("run-a");
        var field = warehouse.readLatest(Registration.TABLE).schema().apply("start_date");
        assertThat(field.getComment().get()).isEqualTo("First day registered");
    }

    @Test
    void files_can_be_passed_over_by_practice_and_their_rows_counted_without_reading_them() {
        warehouse.overwrite(Registration.TABLE, registrations("1", "2"), "run-a");

        var commit = SharedSpark.session()
                .read()
                .json(warehouse.path(Registration.TABLE) + "/_delta_log/" + "%020d.json".formatted(0));
        var statistics = commit.where("add IS NOT NULL").select("add.stats").as(Encoders.STRING());
        var values = SharedSpark.session().read().json(statistics);
        assertThat(values.selectExpr("sum(numRecords)").first().getLong(0)).isEqualTo(2);
        assertThat(values.select("minValues.*").columns()).containsExactly("practice_id");
    }

    @Test
    void an_old_version_can_be_read_after_an_overwrite() {
        var first = warehouse.overwrite(Registration.TABLE, registrations("1", "2"), "run-a");
        warehouse.overwrite(Registration.TABLE, registrations("3"), "run-b");

        assertThat(warehouse.read(Registration.TABLE, first.version()).count()).isEqualTo(2);
    }

    @Test
    void first_rows_that_meet_those_of_another_run_are_not_taken_for_the_table() {
        var log = Path.of(warehouse.path(Registration.TABLE), "_delta_log");
        var rows = registrations("1", "2");
        var meeting = rows.map(new OtherRunCommits(log.toString()), rows.encoder());

        assertThatThrownBy(() -> warehouse.overwrite(Registration.TABLE, meeting, "run-a"))
                .hasMessage("Another run made core.registration at the same time; run this one again");
    }

    /** Makes the table while the rows of this run are on their way. */
    private record OtherRunCommits(String log) implements MapFunction<Row, Row> {
        @Override
        public Row call(Row row) throws IOException {
            Files.createDirectories(Path.of(log));
            Files.writeString(Path.of(log, "%020d.json".formatted(0)), """
                    {"commitInfo":{"timestamp":1,"operation":"WRITE","operationParameters":{},"isBlindAppend":true}}
                    {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
                    {"metaData":{"id":"other","format":{"provider":"parquet","options":{}},"schemaString":\
                    "{\\"type\\":\\"struct\\",\\"fields\\":[]}","partitionColumns":[],"configuration":{},"createdTime":1}}
                    """);
            return row;
        }
    }

    @Test
    void a_row_that_breaks_a_rule_of_the_declaration_is_not_written() {
        var wrong = SharedSpark.session()
                .createDataFrame(
                        List.of(RowFactory.create("1", "p", date(START), date(START.minusDays(1)))),
                        Registration.TABLE.schema());

        assertThatThrownBy(() -> warehouse.overwrite(Registration.TABLE, wrong, "run-a"))
                .hasStackTraceContaining("ends_before_start");
    }

    @Test
    void first_rows_without_a_required_value_leave_no_table() {
        var incomplete = registrations("1").withColumn("practice_id", lit(null).cast("string"));

        assertThatThrownBy(() -> warehouse.overwrite(Registration.TABLE, incomplete, "run-a"))
                .hasStackTraceContaining("NOT NULL constraint violated for column: practice_id");
        assertThat(warehouse.exists(Registration.TABLE)).isFalse();
    }

    @Test
    void null_is_not_recorded_and_passes_every_rule() {
        assertThat(warehouse
                        .overwrite(Registration.TABLE, registrations("1"), "run-a")
                        .rowCount())
                .isEqualTo(1);
    }

    @Test
    void replacing_practices_leaves_the_rows_of_all_others() {
        var base = warehouse.overwrite(Registration.TABLE, registrations("1", "2"), "run-a");
        warehouse.replace(
                Registration.TABLE,
                registrations("2", "2"),
                "practice_id IN ('2')",
                Optional.of(base.version()),
                "run-b");

        assertThat(practices()).containsExactly("1", "2", "2");
    }

    @Test
    void rows_of_a_killed_run_do_not_survive_the_next_replacement() {
        var base = warehouse.overwrite(Registration.TABLE, registrations("1", "2"), "run-a");
        warehouse.overwrite(Registration.TABLE, registrations("9"), "run-killed");
        warehouse.replace(
                Registration.TABLE, registrations("2"), "practice_id IN ('2')", Optional.of(base.version()), "run-b");

        assertThat(practices()).containsExactly("1", "2");
        assertThat(runs(Registration.TABLE)).containsExactly("run-a", "run-b", "run-b", "run-killed");
    }

    /** A folder that is not empty is a table to Delta, which then would not make it. */
    @Test
    void a_table_whose_creation_was_killed_before_its_first_commit_is_created() throws IOException {
        var log = Files.createDirectories(folder.resolve("core/registration/_delta_log"));
        Files.writeString(log.resolve(".00000000000000000000.json.1.tmp"), "{");
        Files.createDirectory(log.resolve("_staged_commits"));

        warehouse.overwrite(Registration.TABLE, registrations("1"), "run-a");

        assertThat(practices()).containsExactly("1");
        assertThat(runs(Registration.TABLE)).containsExactly("run-a");
    }

    @Test
    void every_version_of_tables_written_side_by_side_names_their_run() {
        var tables = List.of(AttritionStep.TABLE, MatchLoss.TABLE, Overlap.TABLE, Leaving.TABLE);

        tables.parallelStream()
                .forEach(table -> warehouse.overwrite(
                        table, SharedSpark.session().createDataFrame(List.of(), table.schema()), "run-a"));

        assertThat(tables).allSatisfy(table -> assertThat(runs(table)).containsExactly("run-a"));
    }

    @Test
    void rows_with_other_columns_than_declared_are_a_fault_of_ours() {
        assertThatThrownBy(() -> warehouse.overwrite(AttritionStep.TABLE, registrations("1"), "run-a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("result.attrition_step declares");
    }

    @Test
    void tables_of_a_study_and_released_tables_have_their_own_folders() {
        assertThat(warehouse.path(Registration.TABLE)).isEqualTo(folder + "/core/registration");
        assertThat(warehouse.path(AttritionStep.TABLE)).isEqualTo(folder + "/result/demo/attrition_step");
    }

    /** Runs that the table's versions name, in alphabetical order; a version without one shows as "none". */
    private List<String> runs(Table table) {
        return DeltaTable.forPath(SharedSpark.session(), warehouse.path(table))
                .history()
                .selectExpr("coalesce(userMetadata, 'none') AS run")
                .orderBy("run")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> practices() {
        return warehouse.readLatest(Registration.TABLE).orderBy("practice_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Dataset<Row> registrations(String... practices) {
        var rows = java.util.stream.IntStream.range(0, practices.length)
                .mapToObj(i -> RowFactory.create(practices[i], "p" + i, date(START), null))
                .toList();
        return SharedSpark.session().createDataFrame(rows, Registration.TABLE.schema());
    }

    private static java.sql.Date date(LocalDate day) {
        return java.sql.Date.valueOf(day);
    }
}
