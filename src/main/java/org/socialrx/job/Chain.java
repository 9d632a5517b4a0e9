package org.socialrx.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs jobs one after another in one session. */
final class Chain {
    private Chain() {}

    /** Runs the jobs in order; a dry run ends at the first that would have to run. */
    static void run(Environment environment, List<Job> jobs, String extract) {
        var delivered = Ingest.delivered(environment, extract);
        var started = Instant.now();
        var runner = new JobRunner(environment);
        Optional<String> report = Optional.empty();
        for (var job : jobs) {
            var run = runner.run(job, delivered);
            if (run.isEmpty()) {
                environment.console().line("what follows %s depends on it".formatted(job.name()));
                return;
            }
            if (job instanceof WriteReport) {
                report = run.map(found -> OutputWriter.folder(environment, job, found.runId()) + "/index.html");
            }
        }
        environment
                .console()
                .line("done in %.1f s"
                        .formatted(Duration.between(started, Instant.now()).toMillis() / 1000.0));
        report.ifPresent(path -> environment.console().line("report: " + path));
    }
}
