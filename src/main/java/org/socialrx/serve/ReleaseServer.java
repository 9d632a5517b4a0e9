package org.socialrx.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import org.apache.spark.sql.connect.service.SparkConnectService;
import org.apache.spark.sql.connect.service.SparkConnectService$;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** A running Spark Connect server on localhost that shows the tables of one release root to holders of one token. */
public final class ReleaseServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseServer.class);
    private static final long LOOK_MILLIS = 500;

    private final SparkSession session;
    private final ReleaseCatalog catalog;
    private final ScheduledExecutorService poll;
    private final int port;

    private ReleaseServer(SparkSession session, ReleaseCatalog catalog, ScheduledExecutorService poll, int port) {
        this.session = session;
        this.catalog = catalog;
        this.poll = poll;
        this.port = port;
    }

    /**
     * What a server is started with.
     *
     * @param releaseRoot folder of {@code <study>/<table>}, a path or URI that Hadoop reads; must exist
     * @param port on localhost; 0 takes a free one
     * @param token what clients must show
     * @param refresh how often new and vanished tables are looked for; positive
     * @param queryLimit longest time a query may run before it is interrupted; positive
     * @param spark further settings of Spark, such as its master and access to object stores; those on which the
     *     server's safety rests are overruled
     */
    public record Settings(
            String releaseRoot,
            int port,
            AccessToken token,
            Duration refresh,
            Duration queryLimit,
            Map<String, String> spark) {
        public Settings {
            spark = Map.copyOf(spark);
            checkPositive("Refresh", refresh);
            checkPositive("Query limit", queryLimit);
        }

        private static void checkPositive(String name, Duration duration) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException("%s is %s; it must be positive".formatted(name, duration));
            }
        }

        /** A server on all cores of this machine: new tables within ten seconds, five minutes for a query. */
        public static Settings of(String releaseRoot, int port, AccessToken token) {
            return new Settings(releaseRoot, port, token, Duration.ofSeconds(10), Duration.ofMinutes(5), Map.of());
        }
    }

    /**
     * Starts the server of this process; there can be one, and no other Spark session beside it.
     *
     * @throws IllegalStateException if this process has a Spark context already
     * @throws IOException if the release root cannot be listed
     */
    public static ReleaseServer start(Settings settings) throws IOException {
        if (isRunning(SparkSession.getActiveSession()) || isRunning(SparkSession.getDefaultSession())) {
            throw new IllegalStateException("The release server needs a process without another Spark session");
        }
        var session = session(settings);
        try {
            var folder = new Path(settings.releaseRoot());
            var files = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
            var root = new ReleaseRoot(files.resolvePath(folder));
            var catalog = new ReleaseCatalog(root, files, sharedCatalog(session));
            catalog.refresh();
            Gate.open(new Gate(settings.token(), root));
            SparkConnectService.start(session.sparkContext());
            var port = SparkConnectService$.MODULE$.localPort();
            var overdue = new OverdueQueries(SparkConnectService$.MODULE$.executionManager(), settings.queryLimit());
            return new ReleaseServer(session, catalog, polling(catalog, settings.refresh(), overdue), port);
        } catch (IOException | RuntimeException e) {
            Gate.close();
            session.stop();
            throw e;
        }
    }

    /** Where clients connect, without the token: Spark's client accepts a token for the name localhost only. */
    public String url() {
        return "sc://localhost:" + port;
    }

    /** Names of the tables now served, {@code database.table}. */
    public Set<String> tables() {
        return catalog.names();
    }

    /** Waits until the server is closed, from another thread. */
    public void await() throws InterruptedException {
        poll.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);
    }

    @Override
    public void close() {
        Gate.close();
        poll.shutdownNow();
        SparkConnectService.stop(Option.apply(1L), Option.apply(TimeUnit.SECONDS));
        session.stop();
    }

    private static void repeat(ScheduledExecutorService poll, Runnable task, long millis) {
        var unused = poll.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static boolean isRunning(Option<SparkSession> session) {
        return session.isDefined() && !session.get().sparkContext().isStopped();
    }

    private static ExternalCatalog sharedCatalog(SparkSession session) {
        return ((org.apache.spark.sql.classic.SparkSession) session)
                .sharedState()
                .externalCatalog()
                .unwrapped();
    }

    private static SparkSession session(Settings settings) throws IOException {
        var warehouse = Files.createTempDirectory("socialrx-serve");
        warehouse.toFile().deleteOnExit();
        var conf = new LinkedHashMap<String, String>();
        conf.put("spark.master", "local[*]");
        conf.putAll(settings.spark());
        conf.putAll(ServerConf.of(settings.port(), warehouse));
        if (conf.getOrDefault("spark.master", "").startsWith("local")) {
            conf.putAll(ServerConf.ofOneProcess());
        }
        var builder = SparkSession.builder().appName("socialrx serve");
        conf.forEach(builder::config);
        return builder.getOrCreate();
    }

    private static ScheduledExecutorService polling(ReleaseCatalog catalog, Duration every, OverdueQueries overdue) {
        var poll = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "release-server");
            thread.setDaemon(true);
            return thread;
        });
        Runnable refresh = () -> {
            try {
                catalog.refresh();
            } catch (IOException e) {
                LOG.warn("The release root could not be listed; its tables stay as they were: {}", e.getClass());
            }
        };
        repeat(poll, refresh, every.toMillis());
        repeat(poll, overdue::interrupt, LOOK_MILLIS);
        return poll;
    }
}
