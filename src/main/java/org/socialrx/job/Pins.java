package org.socialrx.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.socialrx.ledger.RunRecord;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.table.Table;

/**
 * Which run's tables a job reads: the one that was made from the same study sections, code lists, code and inputs as a
 * run of today would be.
 */
final class Pins {
    private final Environment environment;
    private final Map<String, RunRecord> current = new HashMap<>();
    private final Optional<RunRecord> asOf;

    Pins(Environment environment) {
        this.environment = environment;
        this.asOf = Optional.ofNullable(environment.arguments().values().get("as-of"))
                .map(id -> environment.ledger().find(id).orElseThrow(() -> noRun(id)));
    }

    /** The run whose inputs are replayed. */
    Optional<RunRecord> asOf() {
        return asOf;
    }

    /** Remembers a run of this call as the one whose tables count. */
    void use(RunRecord run) {
        current.put(run.job(), run);
    }

    /**
     * The tables a job reads with the runs that wrote them.
     *
     * @throws Problems naming the job to run first, exit code 12
     */
    Map<Table, RunRecord> inputs(Job job) {
        Map<Table, RunRecord> inputs = new LinkedHashMap<>();
        for (var table : job.reads()) {
            var writer = Pipeline.writerOf(table)
                    .orElseThrow(() -> new IllegalStateException("No job writes %s".formatted(table.fullName())));
            inputs.put(table, currentRun(writer, table));
        }
        return inputs;
    }

    /** The newest run that was made exactly as the job would be made now. */
    Optional<RunRecord> equalRun(Job job, String fingerprint) {
        return environment
                .ledger()
                .newest(run -> isVisible(run)
                        && run.job().equals(job.name())
                        && run.fingerprint().equals(fingerprint)
                        && (!isOfStudy(job) || environment.study().name().equals(run.study())));
    }

    /**
     * Hash over everything that decides what a run of the job would write.
     *
     * @param external identity of what the job reads beside tables, empty when nothing
     */
    String fingerprint(Job job, Map<Table, RunRecord> inputs, String external) {
        var parts = new StringBuilder(job.name())
                .append('|')
                .append(CodeHash.of(job.getClass()))
                .append('|')
                .append(sections(job));
        if (job.usesCodeLists()) {
            parts.append('|').append(environment.codeLists().hash());
        }
        inputs.forEach((table, run) ->
                parts.append('|').append(table.fullName()).append('@').append(version(table, run)));
        return Hash.of(parts.append('|').append(external).toString());
    }

    /** Hash of the sections of the study that the job reads. */
    String sections(Job job) {
        return Hash.of(job.sections().stream()
                .sorted()
                .map(environment.study()::canonical)
                .collect(Collectors.joining("\n")));
    }

    /** The version of the table that a run wrote. */
    static long version(Table table, RunRecord run) {
        var written = run.written().get(table.fullName());
        if (written == null) {
            throw new IllegalStateException("Run %s did not write %s".formatted(run.runId(), table.fullName()));
        }
        return written.version();
    }

    /** The runs behind these inputs, down to the delivery, each once. */
    List<RunRecord> lineage(Map<Table, RunRecord> inputs) {
        var found = new LinkedHashSet<RunRecord>();
        inputs.values().forEach(run -> addWithUpstream(run, found));
        return List.copyOf(found);
    }

    /**
     * What the last run of a job that remembers wrote for this study; under as-of what the replayed run was given, so
     * that it comes out as it did.
     */
    Map<Table, Long> previous(Job job) {
        if (!job.remembers()) {
            return Map.of();
        }
        Map<Table, Long> versions = new LinkedHashMap<>();
        if (asOf.isPresent()) {
            replayed(job)
                    .ifPresent(run -> job.writes().forEach(table -> {
                        var version = run.read().get(table.fullName());
                        if (version != null) {
                            versions.put(table, version);
                        }
                    }));
        } else {
            lastOf(job).ifPresent(run -> job.writes().forEach(table -> versions.put(table, version(table, run))));
        }
        return versions;
    }

    private Optional<RunRecord> replayed(Job job) {
        return environment.ledger().newest(run -> run.asOf() == null && isVisible(run) && isForThisStudy(job, run));
    }

    private Optional<RunRecord> lastOf(Job job) {
        return environment.ledger().newest(run -> run.asOf() == null && isForThisStudy(job, run));
    }

    private boolean isForThisStudy(Job job, RunRecord run) {
        return run.job().equals(job.name()) && environment.study().name().equals(run.study());
    }

    private void addWithUpstream(RunRecord run, Set<RunRecord> found) {
        if (found.contains(run)) {
            return;
        }
        for (var job : Pipeline.JOBS) {
            if (job.name().equals(run.job())) {
                job.reads().stream()
                        .flatMap(table -> writerOf(table, run).stream())
                        .forEach(upstream -> addWithUpstream(upstream, found));
            }
        }
        found.add(run);
    }

    private Optional<RunRecord> writerOf(Table table, RunRecord reader) {
        var version = reader.read().get(table.fullName());
        return environment.ledger().newest(run -> {
            var written = run.written().get(table.fullName());
            return written != null
                    && version != null
                    && written.version() == version
                    && (!table.layer().isPerStudy() || java.util.Objects.equals(run.study(), reader.study()));
        });
    }

    private RunRecord currentRun(Job writer, Table table) {
        var known = current.get(writer.name());
        if (known != null) {
            return known;
        }
        var run = writer.isWarehouseWide()
                ? newestDelivery(writer)
                : equalRun(writer, fingerprint(writer, inputs(writer), ""));
        return run.map(found -> {
                    current.put(writer.name(), found);
                    return found;
                })
                .orElseThrow(() -> new Problems(
                        ExitCode.UPSTREAM,
                        table.fullName(),
                        "is missing or stale: the study, a code list, the code or its inputs changed since; run jobs/%s first"
                                .formatted(writer.name())));
    }

    private Optional<RunRecord> newestDelivery(Job writer) {
        var sections = sections(writer);
        return environment
                .ledger()
                .newest(run -> isVisible(run)
                        && run.job().equals(writer.name())
                        && run.context().sectionHashes().equals(sections));
    }

    /** Under as-of: what was there when that call of run-study ended, and what was replayed from it since. */
    private boolean isVisible(RunRecord run) {
        return asOf.map(point -> run.asOf() == null
                        ? !run.finishedAt().isAfter(endOfChain(point))
                        : point.runId().equals(run.asOf()))
                .orElse(run.asOf() == null);
    }

    private Instant endOfChain(RunRecord point) {
        return environment.ledger().runs().stream()
                .filter(run -> run.chainId().equals(point.chainId()))
                .map(RunRecord::finishedAt)
                .max(Instant::compareTo)
                .orElse(point.finishedAt());
    }

    private static boolean isOfStudy(Job job) {
        return !job.isWarehouseWide();
    }

    private static Problems noRun(String id) {
        return new Problems(
                ExitCode.UPSTREAM, "--as-of", "names run %s, which is not in this warehouse's ops.run".formatted(id));
    }
}
