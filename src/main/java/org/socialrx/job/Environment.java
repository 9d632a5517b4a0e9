package org.socialrx.job;

import org.apache.spark.sql.SparkSession;
import org.socialrx.codelist.CodeLists;
import org.socialrx.ledger.Ledger;
import org.socialrx.study.Study;
import org.socialrx.table.Warehouse;

/**
 * Where a study runs: what the runner needs beside the job.
 *
 * @param session the session
 * @param warehouse the tables of the study
 * @param ledger what ran before
 * @param study the study
 * @param codeLists the code lists
 * @param arguments the options that were given
 * @param console what the user reads
 * @param chainId call of run-study, shared by its runs
 */
record Environment(
        SparkSession session,
        Warehouse warehouse,
        Ledger ledger,
        Study study,
        CodeLists codeLists,
        Arguments arguments,
        Console console,
        String chainId) {}
