package org.socialrx.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.socialrx.serve.AccessToken;
import org.socialrx.serve.ReleaseServer;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/** Serves the released tables to notebooks: Spark Connect on localhost, read-only, to holders of a token. */
final class Serve implements Command {
    private static final int PORT = 15002;
    private static final int QUERY_SECONDS = 300;
    private static final String TOKEN = "SOCIALRX_TOKEN";

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "Serve the released tables to notebooks by Spark Connect on localhost, read-only, behind a token.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text("warehouse", "<folder>", "root of the Delta tables; default ./warehouse"),
                Option.text("release", "<folder>", "root of the released tables; default <warehouse>/release"),
                Option.whole("port", "port on localhost; 0 takes a free one; default 15002"),
                Option.text(
                        "token-file",
                        "<file>",
                        "write the token to this file, readable by its owner alone," + " instead of printing it"),
                Option.whole("query-seconds", "longest time a query may run before it is interrupted; default 300"),
                CLUSTER);
    }

    @Override
    public void run(Arguments arguments, Console console) {
        var release = arguments.text("release", arguments.text("warehouse", "warehouse") + "/release");
        var token = token();
        var settings = new ReleaseServer.Settings(
                release,
                (int) arguments.whole("port", PORT),
                token,
                Duration.ofSeconds(10),
                queryLimit(arguments),
                Map.of());
        try (var server = ReleaseServer.start(settings)) {
            console.line(
                    "serving %d released tables: %s".formatted(server.tables().size(), server.tables()));
            if (arguments.has("token-file")) {
                token.writeTo(Path.of(arguments.text("token-file", "")));
                console.line("export SOCIALRX_REMOTE='%s/;token='\"$(cat %s)\""
                        .formatted(server.url(), arguments.text("token-file", "")));
            } else {
                console.line("export SOCIALRX_REMOTE='%s/;token=%s'".formatted(server.url(), token.reveal()));
            }
            console.line("stop with Ctrl-C");
            server.await();
        } catch (IOException e) {
            throw new Problems(ExitCode.UPSTREAM, release, "cannot be listed; run jobs/release first");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration queryLimit(Arguments arguments) {
        var seconds = arguments.whole("query-seconds", QUERY_SECONDS);
        if (seconds <= 0) {
            throw new Problems(ExitCode.COMMAND_LINE, "--query-seconds", "must be 1 or more");
        }
        return Duration.ofSeconds(seconds);
    }

    /** The user's token from the environment, never from the command line, where every user of the machine sees it. */
    private static AccessToken token() {
        var chosen = System.getenv(TOKEN);
        if (chosen == null || chosen.isEmpty()) {
            return AccessToken.generate();
        }
        try {
            return AccessToken.of(chosen);
        } catch (IllegalArgumentException e) {
            throw new Problems(ExitCode.COMMAND_LINE, TOKEN, "is set, but " + e.getMessage());
        }
    }
}
