package org.socialrx.schema.ops;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One run of a job; written last, so that a killed run leaves no trace here. */
public final class Run {
    /** Run. */
    public static final Field RUN_ID = required("run_id", StringType, "Run");

    /** Call of run-study it belongs to, or the run itself. */
    public static final Field CHAIN_ID =
            required("chain_id", StringType, "Call of run-study it belongs to, or the run itself");

    /** Job. */
    public static final Field JOB = required("job", StringType, "Job");

    /** Study; null for jobs of the warehouse. */
    public static final Field STUDY = optional("study", StringType, "Study; null for jobs of the warehouse");

    /** How it ended. */
    public static final Field STATUS =
            required("status", StringType, "How it ended").oneOf("succeeded", "failed");

    /** Exit code. */
    public static final Field EXIT_CODE = required("exit_code", IntegerType, "Exit code");

    /** Start. */
    public static final Field STARTED_AT = required("started_at", TimestampType, "Start");

    /** End. */
    public static final Field FINISHED_AT = required("finished_at", TimestampType, "End");

    /** Hash over code, study sections, code lists and inputs: equal means nothing to do. */
    public static final Field FINGERPRINT = required(
            "fingerprint",
            StringType,
            "Hash over code, study sections, code lists and inputs: equal means nothing to do");

    /** Hash of the whole study file in canonical form. */
    public static final Field STUDY_HASH =
            required("study_hash", StringType, "Hash of the whole study file in canonical form");

    /** Hash of each section the job reads. */
    public static final Field SECTION_HASHES =
            required("section_hashes", StringType, "Hash of each section the job reads");

    /** Hash of the code lists. */
    public static final Field CODELIST_HASH = required("codelist_hash", StringType, "Hash of the code lists");

    /** Hash of the classes the job reaches. */
    public static final Field CODE_HASH = required("code_hash", StringType, "Hash of the classes the job reaches");

    /** Commit the code was built from. */
    public static final Field GIT_COMMIT = optional("git_commit", StringType, "Commit the code was built from");

    /** Settings of the session that can change results. */
    public static final Field SPARK_SETTINGS =
            required("spark_settings", StringType, "Settings of the session that can change results");

    /** Seed of the study. */
    public static final Field SEED = required("seed", LongType, "Seed of the study");

    /** Run whose inputs were replayed. */
    public static final Field AS_OF = optional("as_of", StringType, "Run whose inputs were replayed");

    /** What was allowed for this run and why. */
    public static final Field REMARKS = optional("remarks", StringType, "What was allowed for this run, and why");

    /** The declaration. */
    public static final Table TABLE = table(Layer.OPS, "run", "one row per run")
            .fields(
                    RUN_ID,
                    CHAIN_ID,
                    JOB,
                    STUDY,
                    STATUS,
                    EXIT_CODE,
                    STARTED_AT,
                    FINISHED_AT,
                    FINGERPRINT,
                    STUDY_HASH,
                    SECTION_HASHES,
                    CODELIST_HASH,
                    CODE_HASH,
                    GIT_COMMIT,
                    SPARK_SETTINGS,
                    SEED,
                    AS_OF,
                    REMARKS)
            .key(RUN_ID);

    private Run() {}
}
