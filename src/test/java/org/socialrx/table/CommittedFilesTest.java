package org.socialrx.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.schema.core.Registration;

class CommittedFilesTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new Warehouse(SharedSpark.session(), folder.toString(), folder + "/release", "demo");
    }

    @Test
    void a_version_is_read_in_one_job_where_delta_asks_its_log_first() {
        warehouse.overwrite(Registration.TABLE, registrations(2), "run-a");

        assertThat(jobs(() -> warehouse.read(Registration.TABLE, 0))).isEqualTo(1);
        assertThat(jobs(() -> warehouse.readLatest(Registration.TABLE))).isEqualTo(1);
        assertThat(jobs(() -> SharedSpark.session().read().format("delta").load(warehouse.path(Registration.TABLE))))
                .isGreaterThan(1);
    }

    @Test
    void every_row_is_read_of_more_files_than_a_checksum_names() {
        warehouse.overwrite(Registration.TABLE, registrations(120).repartition(120), "run-a");

        assertThat(DeltaLog.forTable(SharedSpark.session(), warehouse.path(Registration.TABLE))
                        .unsafeVolatileSnapshot()
                        .checksumOpt()
                        .get()
                        .allFiles()
                        .isEmpty())
                .isTrue();
        assertThat(warehouse.read(Registration.TABLE, 0).count()).isEqualTo(120);
    }

    @Test
    void a_version_without_a_checksum_is_read() throws IOException {
        warehouse.overwrite(Registration.TABLE, registrations(2), "run-a");
        Files.delete(checksum());
        DeltaLog.clearCache();

        assertThat(warehouse.read(Registration.TABLE, 0).count()).isEqualTo(2);
    }

    @Test
    void a_checksum_that_does_not_name_every_file_is_not_followed() throws IOException {
        warehouse.overwrite(Registration.TABLE, registrations(2), "run-a");
        var json = new ObjectMapper();
        var checksum = (ObjectNode) json.readTree(checksum().toFile());
        Files.writeString(checksum(), json.writeValueAsString(checksum.set("allFiles", json.createArrayNode())));
        Files.deleteIfExists(
                checksum().resolveSibling(".%s.crc".formatted(checksum().getFileName())));
        DeltaLog.clearCache();

        assertThat(warehouse.read(Registration.TABLE, 0).count()).isEqualTo(2);
    }

    @Test
    void rows_that_another_program_deleted_within_a_file_are_gone() {
        warehouse.overwrite(Registration.TABLE, registrations(20).coalesce(1), "run-a");
        SharedSpark.session()
                .sql("ALTER TABLE delta.`%s` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')"
                        .formatted(warehouse.path(Registration.TABLE)));
        DeltaTable.forPath(SharedSpark.session(), warehouse.path(Registration.TABLE))
                .delete("patient_id = '3'");

        assertThat(DeltaLog.forTable(SharedSpark.session(), warehouse.path(Registration.TABLE))
                        .unsafeVolatileSnapshot()
                        .checksumOpt()
                        .get()
                        .allFiles()
                        .get()
                        .head()
                        .deletionVector())
                .isNotNull();
        assertThat(warehouse.read(Registration.TABLE, 2).count()).isEqualTo(19);
        assertThat(warehouse.read(Registration.TABLE, 0).count()).isEqualTo(20);
    }

    @Test
    void two_scans_of_one_version_are_the_same_to_spark() {
        warehouse.overwrite(Registration.TABLE, registrations(2), "run-a");
        warehouse.overwrite(Registration.TABLE, registrations(3), "run-b");
        var scan = warehouse.read(Registration.TABLE, 0);

        assertThat(scan.sameSemantics(warehouse.read(Registration.TABLE, 0))).isTrue();
        assertThat(scan.sameSemantics(warehouse.read(Registration.TABLE, 1))).isFalse();
    }

    private Path checksum() {
        return Path.of(warehouse.path(Registration.TABLE), "_delta_log", "%020d.crc".formatted(0));
    }

    private static long jobs(Supplier<Dataset<Row>> rows) {
        DeltaLog.clearCache();
        var context = SharedSpark.session().sparkContext();
        var group = UUID.randomUUID().toString();
        context.setJobGroup(group, "jobs of a read", false);
        try {
            rows.get().collectAsList();
        } finally {
            context.clearJobGroup();
        }
        return context.statusTracker().getJobIdsForGroup(group).length;
    }

    private static Dataset<Row> registrations(int count) {
        return SharedSpark.session()
                .range(count)
                .selectExpr(
                        "'p' AS practice_id",
                        "cast(id AS string) AS patient_id",
                        "DATE '2015-02-01' AS start_date",
                        "cast(NULL AS date) AS end_date");
    }
}
