package org.socialrx.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.socialrx.codelist.CodeLists;
import org.socialrx.table.Table;

/** What a job may read: the tables it declared, each pinned to one version. */
public interface Inputs {
    /** The session. */
    SparkSession session();

    /**
     * The pinned version of a declared table.
     *
     * @throws IllegalArgumentException if the job did not declare it
     */
    Dataset<Row> table(Table table);

    /** The code lists of the study. */
    CodeLists codeLists();

    /** Tells the user of progress inside a long step. */
    Progress progress();
}
