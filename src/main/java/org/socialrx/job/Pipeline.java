package org.socialrx.job;

import java.util.List;
import java.util.Optional;
import org.socialrx.table.Table;

/** The jobs of a study in the order in which they run. */
final class Pipeline {
    /** Every job; each table has one writer, and a job reads only what an earlier one wrote. */
    static final List<Job> JOBS = List.of(
            new Ingest(),
            new DeriveCohort(),
            new BuildPanel(),
            new Score(),
            new MatchControls(),
            new EstimateEffect(),
            new DescribeReferred(),
            new ReleaseResults(),
            new WriteReport());

    /** Those that a study runs on core tables as they are. */
    static final List<Job> STUDY_JOBS =
            JOBS.stream().filter(job -> !job.isWarehouseWide()).toList();

    private Pipeline() {}

    /** The job that writes the table. */
    static Optional<Job> writerOf(Table table) {
        return JOBS.stream().filter(job -> job.writes().contains(table)).findFirst();
    }
}
