package org.socialrx.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A server in a process of its own that speaks the protocol of S3, with one bucket in a folder. */
final class ObjectStore implements AutoCloseable {
    static final String BUCKET = "s3a://bucket";

    private static final Path JAR = Path.of("target/s3proxy/s3proxy.jar");
    private static final String HADOOP = "spark.hadoop.";
    private static final String KEY = "key-of-the-test";
    private static final String SECRET = "secret-of-the-test";
    private static final int PATIENCE = 300;

    private final Process process;
    private final int port;

    private ObjectStore(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server and waits until it listens. */
    static ObjectStore start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: Maven copies it before the tests");
        }
        Files.createDirectory(folder.resolve("bucket"));
        int port = freePort();
        var properties = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, folder.toAbsolutePath()));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Xmx256m", "-jar", JAR.toString(), "--properties", properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        var store = new ObjectStore(process, port);
        store.awaitListening(folder.resolve("s3proxy.log"));
        return store;
    }

    /** What the repository's own file for such a warehouse says, and where this server is. */
    Map<String, String> settings() {
        try (var lines = Files.lines(Path.of("conf/cluster/s3a.conf"))) {
            var settings = lines.filter(line -> line.startsWith(HADOOP))
                    .map(line -> line.substring(HADOOP.length()).split("\\s+"))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1], (a, b) -> b, TreeMap::new));
            settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + port);
            settings.put("fs.s3a.access.key", KEY);
            settings.put("fs.s3a.secret.key", SECRET);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitListening(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("The object store did not start: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
