package org.socialrx.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.result.Leaving;

/** Tables in a bucket of a real server, with the settings of the repository. */
class ObjectStoreTest {
    private static final int ROWS = 5;

    @TempDir
    static Path folder;

    private static ObjectStore store;
    private static Map<String, String> settings;

    @BeforeAll
    static void serve_a_bucket() throws IOException, InterruptedException {
        store = ObjectStore.start(folder);
        settings = store.settings();
        settings.forEach(hadoop()::set);
    }

    @AfterAll
    static void stop() throws IOException {
        new org.apache.hadoop.fs.Path(ObjectStore.BUCKET)
                .getFileSystem(hadoop())
                .close();
        settings.keySet().forEach(hadoop()::unset);
        store.close();
    }

    @Test
    void of_many_writers_of_one_commit_exactly_one_wins() throws IOException {
        for (int version = 0; version < 10; version++) {
            var path = new org.apache.hadoop.fs.Path("%s/raced/%d.json".formatted(ObjectStore.BUCKET, version));
            var winners = new AtomicInteger();
            IntStream.range(0, 6).parallel().forEach(writer -> {
                if (wins(path, "writer " + writer)) {
                    winners.incrementAndGet();
                }
            });
            assertThat(winners).hasValue(1);
        }
    }

    private static boolean wins(org.apache.hadoop.fs.Path path, String content) {
        try {
            new S3LogStore(hadoop()).write(path, List.of(content).iterator(), false, hadoop());
            return true;
        } catch (FileAlreadyExistsException lost) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_commit_whose_answer_was_lost_is_not_taken_for_that_of_another() throws IOException {
        var logs = new S3LogStore(hadoop());
        var path = new org.apache.hadoop.fs.Path(ObjectStore.BUCKET + "/lost/0.json");
        logs.write(path, List.of("mine", "all of it").iterator(), false, hadoop());

        logs.write(path, List.of("mine", "all of it").iterator(), false, hadoop());
        assertThatThrownBy(() -> logs.write(path, List.of("theirs").iterator(), false, hadoop()))
                .isInstanceOf(FileAlreadyExistsException.class);
        logs.write(path, List.of("checkpoint").iterator(), true, hadoop());

        assertThat(logs.read(path, hadoop())).toIterable().containsExactly("checkpoint");
    }

    @Test
    void two_processes_append_to_one_table_and_no_commit_is_lost() throws IOException, InterruptedException {
        var path = ObjectStore.BUCKET + "/appended";
        var session = SharedSpark.session();
        AppendingProcess.append(session, path, 0, 1);
        var log = folder.resolve("appending.log");
        var other = AppendingProcess.start(path, 1000, ROWS, settings, log);

        // The other takes its time to begin; from its first commit on they meet.
        var firstOfOther = new org.apache.hadoop.fs.Path("%s/_delta_log/%020d.json".formatted(path, 1));
        while (other.isAlive() && !firstOfOther.getFileSystem(hadoop()).exists(firstOfOther)) {
            Thread.sleep(100);
        }
        AppendingProcess.append(session, path, 1, ROWS);
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).as(Files.readString(log)).isZero();

        var numbers =
                session.read().format("delta").load(path).as(Encoders.LONG()).collectAsList();
        assertThat(numbers).hasSize(1 + 2 * ROWS).doesNotHaveDuplicates();
        assertThat(DeltaTable.forPath(session, path).history(1).first().<Long>getAs("version"))
                .isEqualTo(2 * ROWS);
    }

    @Test
    void a_warehouse_in_a_bucket_keeps_its_versions() {
        var root = ObjectStore.BUCKET + "/warehouse";
        var warehouse = new Warehouse(SharedSpark.session(), root, root + "/release", "demo");

        var first = warehouse.overwrite(Registration.TABLE, registrations(2), "run-a");
        var second = warehouse.replace(
                Registration.TABLE, registrations(3), "practice_id = 'p'", Optional.of(first.version()), "run-b");

        assertThat(warehouse.read(Registration.TABLE, first.version()).count()).isEqualTo(2);
        assertThat(warehouse.read(Registration.TABLE, second.version()).count()).isEqualTo(3);
        assertThat(second.rowCount()).isEqualTo(3);
        assertThat(warehouse.exists(Leaving.TABLE)).isFalse();
    }

    private static Dataset<Row> registrations(int patients) {
        var start = Date.valueOf("2015-02-01");
        return SharedSpark.session()
                .createDataFrame(
                        IntStream.range(0, patients)
                                .mapToObj(number -> RowFactory.create("p", "" + number, start, null))
                                .toList(),
                        Registration.TABLE.schema());
    }

    private static Configuration hadoop() {
        return SharedSpark.session().sparkContext().hadoopConfiguration();
    }
}
