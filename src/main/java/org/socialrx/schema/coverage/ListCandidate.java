package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** A code that a list does not name although it looks like one of its codes, or is recorded with them. */
public final class ListCandidate {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** The supplier's code, key of core.code. */
    public static final Field CODE_KEY = required("code_key", StringType, "The supplier's code, key of core.code");

    /** Terminology of the code shown. */
    public static final Field CODE_SYSTEM = required("code_system", StringType, "Terminology of the code shown");

    /** Code. */
    public static final Field CODE = required("code", StringType, "Code");

    /** Words for the code. */
    public static final Field TERM = optional("term", StringType, "Words for the code");

    /** Why it is shown. */
    public static final Field FINDING =
            required("finding", StringType, "Why it is shown").oneOf("alike", "same-day", "both");

    /**
     * Likeness of its words to those of the nearest code of the list: twice the three-letter pieces in common over all
     * of both.
     */
    public static final Field SIMILARITY = required(
                    "similarity",
                    DoubleType,
                    "Likeness of its words to those of the nearest code of the list: twice the three-letter pieces in common over all of both")
            .between(0, 1);

    /** Words of the nearest code of the list. */
    public static final Field NEAREST_TERM =
            optional("nearest_term", StringType, "Words of the nearest code of the list");

    /** Entries of the record. */
    public static final Field ENTRY_COUNT =
            required("entry_count", LongType, "Entries of the record").asCount();

    /** Patients with such an entry, by practice. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with such an entry, by practice")
            .asCount();

    /** Entries on a day on which the patient also has an entry of the list. */
    public static final Field SAME_DAY_COUNT = required(
                    "same_day_count", LongType, "Entries on a day on which the patient also has an entry of the list")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.COVERAGE, "list_candidate", "one row per code list and code that it may miss")
            .fields(
                    CODELIST,
                    CODE_KEY,
                    CODE_SYSTEM,
                    CODE,
                    TERM,
                    FINDING,
                    SIMILARITY,
                    NEAREST_TERM,
                    ENTRY_COUNT,
                    PATIENT_COUNT,
                    SAME_DAY_COUNT)
            .key(CODELIST, CODE_KEY);

    private ListCandidate() {}
}
