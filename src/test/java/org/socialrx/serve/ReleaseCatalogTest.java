package org.socialrx.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCatalogTest {
    @TempDir
    private Path folder;

    private final InMemoryCatalog names = new InMemoryCatalog(new SparkConf(false), new Configuration());
    private ReleaseCatalog catalog = catalog(Path.of("/nowhere"));

    @BeforeEach
    void open() {
        catalog = catalog(folder);
    }

    @Test
    void a_study_is_a_database_in_snake_case() throws IOException {
        table("gp-contacts-after-referral", "estimate");
        table("another", "estimate");

        catalog.refresh();

        assertThat(catalog.names())
                .containsExactlyInAnyOrder("gp_contacts_after_referral.estimate", "another.estimate");
    }

    @Test
    void the_only_study_is_called_release_too_and_counted_once() throws IOException {
        table("demo", "estimate");

        catalog.refresh();

        assertThat(catalog.names()).containsExactly("demo.estimate");
        assertThat(names.tableExists("release", "estimate")).isTrue();
    }

    @Test
    void a_new_table_is_found_and_a_vanished_one_forgotten() throws IOException {
        table("demo", "estimate");
        catalog.refresh();
        table("demo", "diagnostic");
        Files.delete(folder.resolve("demo/estimate/_delta_log"));

        catalog.refresh();

        assertThat(names.tableExists("demo", "diagnostic")).isTrue();
        assertThat(names.tableExists("demo", "estimate")).isFalse();
    }

    @Test
    void a_second_study_takes_the_short_name_away() throws IOException {
        table("demo", "estimate");
        catalog.refresh();
        table("other", "estimate");

        catalog.refresh();

        assertThat(names.databaseExists("release")).isFalse();
    }

    @Test
    void a_folder_without_a_log_is_no_table() throws IOException {
        Files.createDirectories(folder.resolve("demo/estimate"));

        catalog.refresh();

        assertThat(catalog.names()).isEmpty();
    }

    private void table(String study, String table) throws IOException {
        Files.createDirectories(folder.resolve(study).resolve(table).resolve("_delta_log"));
    }

    private ReleaseCatalog catalog(Path root) {
        var files = localFiles();
        return new ReleaseCatalog(
                new ReleaseRoot(files.makeQualified(new org.apache.hadoop.fs.Path(root.toString()))), files, names);
    }

    private static FileSystem localFiles() {
        try {
            return FileSystem.getLocal(new Configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
