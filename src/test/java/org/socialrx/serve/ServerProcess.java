package org.socialrx.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.socialrx.SharedSpark;

/** A release server in a process of its own, as analysts meet it: one process has one Spark. */
final class ServerProcess implements AutoCloseable {
    static final String TOKEN = "a-token-for-tests-only";
    /** Far longer than any query of the tests takes, however busy the machine is. */
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(30);

    private static final String READY = "ready ";

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts a server whose settings and environment hold the fixture's secret, and waits until it answers. */
    static ServerProcess start(Path releaseRoot, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> Stream.of("--add-", "-XX:", "-Djava.awt", "-Dspark.sql.")
                        .anyMatch(flag::startsWith))
                .toList());
        SharedSpark.settings().forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
        command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.add(releaseRoot.toString());
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("SOCIALRX_SECRET", ReleaseFixture.SECRET);
        var process = builder.start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new ServerProcess(process, line.substring(READY.length()));
            }
        }
        throw new IllegalStateException("The server ended before it was ready; see " + log);
    }

    /** The address with the token, as a notebook gets it. */
    String remote() {
        return url + "/;token=" + TOKEN;
    }

    /** Closing its input ends the server. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The process itself: serves the folder it is given until its input ends. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException {
            var spark = Map.of(
                    "spark.master", "local[2]",
                    "spark.hadoop.fs.s3a.secret.key", ReleaseFixture.SECRET,
                    "spark.sql.shuffle.partitions", "2");
            var settings = new ReleaseServer.Settings(
                    Objects.requireNonNull(arguments[0]),
                    0,
                    AccessToken.of(TOKEN),
                    Duration.ofSeconds(1),
                    QUERY_LIMIT,
                    spark);
            try (var server = ReleaseServer.start(settings)) {
                System.out.println(READY + server.url());
                var end = System.in.read();
                while (end >= 0) {
                    end = System.in.read();
                }
            }
        }
    }
}
