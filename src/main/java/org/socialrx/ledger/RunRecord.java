package org.socialrx.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finished run as the ledger knows it.
 *
 * @param runId run
 * @param chainId call of run-study it belongs to, or the run itself
 * @param job job
 * @param study study; null for jobs of the warehouse
 * @param isSucceeded whether it ended well
 * @param exitCode code it ended with
 * @param startedAt start
 * @param finishedAt end
 * @param fingerprint hash over code, study sections, code lists and inputs
 * @param context what else is worth knowing of the run
 * @param asOf run whose inputs were replayed, or null
 * @param read versions read, by full table name
 * @param written versions written, by full table name
 */
public record RunRecord(
        String runId,
        String chainId,
        String job,
        @Nullable String study,
        boolean isSucceeded,
        int exitCode,
        Instant startedAt,
        Instant finishedAt,
        String fingerprint,
        RunContext context,
        @Nullable String asOf,
        Map<String, Long> read,
        Map<String, Written> written) {
    public RunRecord {
        read = Map.copyOf(read);
        written = Map.copyOf(written);
    }

    /**
     * A version that a run wrote.
     *
     * @param version Delta version
     * @param rowCount rows written
     * @param disappearedCount keys of replaced practices that are there no longer
     */
    public record Written(long version, long rowCount, long disappearedCount) {}
}
