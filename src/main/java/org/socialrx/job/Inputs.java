package org.socialrx.job;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.socialrx.codelist.CodeLists;
import org.socialrx.ledger.RunRecord;
import org.socialrx.table.Table;

/** What a job may read: the tables it declared, each pinned to one version, and what the run is called. */
interface Inputs {
    /** The session. */
    SparkSession session();

    /**
     * The pinned version of a declared table.
     *
     * @throws IllegalArgumentException if the job did not declare it
     */
    Dataset<Row> table(Table table);

    /** The version {@link #table} hands out. */
    long version(Table table);

    /** What the last run of this job for this study wrote, if the job remembers; empty when there was none. */
    Map<Table, Dataset<Row>> previous();

    /** The code lists of the study. */
    CodeLists codeLists();

    /** The delivered files; only for the job that ingests them. */
    Delivered delivered();

    /** Identity of the run. */
    String runId();

    /** The runs whose tables this job reads, and theirs, down to the delivery. */
    List<RunRecord> lineage();

    /** Tells the user of progress inside a long step. */
    Progress progress();
}
