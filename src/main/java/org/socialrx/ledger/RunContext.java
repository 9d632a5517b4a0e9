package org.socialrx.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a run was made under.
 *
 * @param studyHash hash of the whole study
 * @param sectionHashes hash of each section the job reads
 * @param codelistHash hash of the code lists
 * @param codeHash hash of the classes the job reaches
 * @param gitCommit commit the code was built from, or null when unknown
 * @param sparkSettings settings of the session that can change results
 * @param seed seed of the study
 * @param remarks what was allowed for the run and why, or null
 */
public record RunContext(
        String studyHash,
        String sectionHashes,
        String codelistHash,
        String codeHash,
        @Nullable String gitCommit,
        String sparkSettings,
        long seed,
        @Nullable String remarks) {}
