package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socialrx.SharedSpark;
import org.socialrx.ledger.Ledger;
import org.socialrx.schema.Tables;
import org.socialrx.study.ExitCode;
import org.socialrx.table.Warehouse;

/** Delivery and warehouse in a bucket: a server in this process speaks the protocol of S3. */
class ObjectStoreTest {
    private static final String BUCKET = "s3a://bucket";
    private static final String HADOOP = "spark.hadoop.";
    private static final String KEY = "key-of-the-test";
    private static final String SECRET = "secret-of-the-test";

    @TempDir
    static Path folder;

    private static final Map<String, String> SETTINGS = new TreeMap<>();
    private static S3Proxy server;

    @BeforeAll
    static void serve_a_bucket() throws Exception {
        Files.createDirectory(folder.resolve("bucket"));
        var disk = new Properties();
        disk.setProperty("jclouds.filesystem.basedir", folder.toString());
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .blobStore(BlobStores.create("filesystem-nio2", disk))
                .build();
        server.start();
        SETTINGS.putAll(committed());
        SETTINGS.put("fs.s3a.endpoint", "http://127.0.0.1:" + server.getPort());
        SETTINGS.put("fs.s3a.access.key", KEY);
        SETTINGS.put("fs.s3a.secret.key", SECRET);
        SETTINGS.forEach(hadoop()::set);
    }

    @AfterAll
    static void stop() throws Exception {
        SETTINGS.keySet().forEach(hadoop()::unset);
        server.stop();
    }

    @Test
    void a_delivery_in_a_bucket_is_ingested_into_a_bucket_as_it_is_on_a_disk() throws IOException {
        var onDisk = warehouse("file:" + SmallWarehouse.root());
        assertThat(SmallWarehouse.ingest().code()).isEqualTo(ExitCode.DONE);
        var delivery = new org.apache.hadoop.fs.Path(BUCKET + "/delivery");
        delivery.getFileSystem(hadoop())
                .copyFromLocalFile(
                        new org.apache.hadoop.fs.Path(
                                SmallWarehouse.root().resolveSibling("good").toUri()),
                        delivery);

        var printed = ingest(delivery.toString());

        assertThat(printed.code()).as(printed.text()).isEqualTo(ExitCode.DONE);
        var inBucket = warehouse(BUCKET + "/warehouse");
        assertThat(Tables.CORE)
                .allSatisfy(table -> assertThat(rows(inBucket.readLatest(table).collectAsList()))
                        .as(table.fullName())
                        .isEqualTo(rows(onDisk.readLatest(table).collectAsList())));
        assertThat(Ledger.open(inBucket).runs()).hasSize(1);
        assertThat(ingest(delivery.toString()).text()).contains("nothing to do");
    }

    @Test
    void a_delivery_is_simulated_into_a_bucket() {
        var out = BUCKET + "/simulated";

        assertThat(SmallWarehouse.run("simulate", "--patients", "100", "--out", out)
                        .text())
                .contains("written to " + out);
        assertThat(SmallWarehouse.run("simulate", "--patients", "100", "--out", out)
                        .text())
                .contains("nothing to do");
    }

    private static SmallWarehouse.Printed ingest(String delivery) {
        return SmallWarehouse.run(
                "ingest",
                "--study",
                SmallWarehouse.STUDY,
                "--extract",
                delivery,
                "--warehouse",
                BUCKET + "/warehouse");
    }

    /** What the repository's own settings for such a warehouse say. */
    private static Map<String, String> committed() throws IOException {
        return Files.readAllLines(Path.of("conf/cluster/s3a.conf")).stream()
                .filter(line -> line.startsWith(HADOOP))
                .map(line -> line.substring(HADOOP.length()).split("\\s+"))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    private static Warehouse warehouse(String root) {
        return new Warehouse(SharedSpark.session(), root, root + "/release", "demo");
    }

    private static Configuration hadoop() {
        return SharedSpark.session().sparkContext().hadoopConfiguration();
    }

    private static List<String> rows(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }
}
