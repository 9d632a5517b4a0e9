package org.socialrx.job;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.socialrx.ledger.RunContext;
import org.socialrx.ledger.RunRecord;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;
import org.socialrx.table.Interpreted;
import org.socialrx.table.Table;

/**
 * Runs a job: pins its inputs, computes, writes, and enters the run in the ledger; or finds that nothing has changed.
 */
final class JobRunner {
    private final Environment environment;
    private final Pins pins;

    JobRunner(Environment environment) {
        this.environment = environment;
        this.pins = new Pins(environment);
    }

    /** The pinned versions of this call. */
    Pins pins() {
        return pins;
    }

    /**
     * Runs the job unless an equal run is in the ledger.
     *
     * @param delivered the files the run was given; only the job that ingests reads them
     * @return the run, of now or of before; empty on a dry run that would have to run the job
     */
    Optional<RunRecord> run(Job job, Delivered delivered) {
        var inputs = pins.inputs(job);
        var fingerprint = pins.fingerprint(job, inputs, job.isWarehouseWide() ? delivered.identity() : "");
        var equal = environment.arguments().has("again") ? Optional.<RunRecord>empty() : equal(job, fingerprint);
        if (equal.isPresent()) {
            environment
                    .console()
                    .job(
                            job.name(),
                            "nothing to do, run %s".formatted(equal.get().runId()));
            pins.use(equal.get());
            return equal;
        }
        sayWhenCodeDiffers(job);
        if (environment.arguments().has("dry-run")) {
            environment.console().job(job.name(), "would run");
            preview(job, inputs, delivered);
            return Optional.empty();
        }
        environment.console().job(job.name(), job.summary());
        var run = execute(job, inputs, fingerprint, delivered);
        pins.use(run);
        return Optional.of(run);
    }

    /** For core only the newest delivery counts: an older equal one was replaced since. */
    private Optional<RunRecord> equal(Job job, String fingerprint) {
        var equal = pins.equalRun(job, fingerprint);
        return job.isWarehouseWide() && pins.asOf().isEmpty()
                ? environment
                        .ledger()
                        .newest(run -> run.job().equals(job.name()) && run.asOf() == null)
                        .filter(newest -> newest.fingerprint().equals(fingerprint))
                : equal;
    }

    private RunRecord execute(Job job, Map<Table, RunRecord> inputs, String fingerprint, Delivered delivered) {
        var started = Instant.now();
        var runId = "%s-%s".formatted(job.name(), UUID.randomUUID().toString().substring(0, 8));
        var pinned = pinned(job, runId, inputs, delivered);
        Map<String, RunRecord.Written> written = new ConcurrentHashMap<>();
        Map<String, Long> read = new LinkedHashMap<>();
        pinned.versions().forEach((table, version) -> read.put(table.fullName(), version));
        pinned.previousVersions().forEach((table, version) -> read.put(table.fullName(), version));
        Problems refusal = null;
        Supplier<Outputs> work = () -> {
            var outputs = job.run(environment.study(), pinned);
            written.putAll(new OutputWriter(environment, job, runId).write(outputs));
            return outputs;
        };
        try {
            var outputs = isOnAggregates(job) ? Interpreted.run(environment.session(), work) : work.get();
            outputs.throwIfRefused();
        } catch (Problems problems) {
            refusal = problems;
        } finally {
            environment.session().catalog().clearCache();
        }
        var run = new RunRecord(
                runId,
                environment.chainId(),
                job.name(),
                job.isWarehouseWide() ? null : environment.study().name(),
                refusal == null,
                refusal == null ? 0 : refusal.exitCode().code(),
                started,
                Instant.now(),
                fingerprint,
                context(job, delivered),
                pins.asOf().map(RunRecord::runId).orElse(null),
                read,
                written);
        environment.ledger().append(run);
        if (refusal != null) {
            throw refusal;
        }
        environment
                .console()
                .say("run %s took %.1f s"
                        .formatted(
                                runId, Duration.between(started, Instant.now()).toMillis() / 1000.0));
        return run;
    }

    private static boolean isOnAggregates(Job job) {
        return Stream.concat(job.reads().stream(), job.writes().stream())
                .allMatch(table -> table.layer().isAggregate());
    }

    private PinnedInputs pinned(Job job, String runId, Map<Table, RunRecord> inputs, Delivered delivered) {
        Map<Table, Long> versions = new LinkedHashMap<>();
        inputs.forEach((table, run) -> versions.put(table, Pins.version(table, run)));
        return new PinnedInputs(environment, job, runId, delivered, versions, pins.previous(job), pins.lineage(inputs));
    }

    private void preview(Job job, Map<Table, RunRecord> inputs, Delivered delivered) {
        try {
            job.preview(environment.study(), pinned(job, "", inputs, delivered));
        } finally {
            environment.session().catalog().clearCache();
        }
    }

    private RunContext context(Job job, Delivered delivered) {
        var study = environment.study();
        var whole = new StringBuilder();
        for (var section : Study.Section.values()) {
            whole.append(study.canonical(section)).append('\n');
        }
        return new RunContext(
                Hash.of(whole.toString()),
                pins.sections(job),
                environment.codeLists().hash(),
                CodeHash.of(job.getClass()),
                System.getProperty("socialrx.git.commit"),
                Sessions.settings(environment.session()),
                study.seed(),
                job.remarks(study, delivered).orElse(null));
    }

    private void sayWhenCodeDiffers(Job job) {
        pins.asOf()
                .ifPresent(point -> environment.ledger().runs().stream()
                        .filter(run -> run.chainId().equals(point.chainId())
                                && run.job().equals(job.name()))
                        .filter(run -> !run.context().codeHash().equals(CodeHash.of(job.getClass())))
                        .findFirst()
                        .ifPresent(run -> environment
                                .console()
                                .say("the code of %s has changed since run %s: today's code on that run's inputs"
                                        .formatted(job.name(), run.runId()))));
    }

    /** A new call's identity. */
    static String newChainId() {
        return "chain-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Names of the tables a job writes, for messages. */
    static List<String> names(List<Table> tables) {
        return tables.stream().map(Table::fullName).toList();
    }
}
