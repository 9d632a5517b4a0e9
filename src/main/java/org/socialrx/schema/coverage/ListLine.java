package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** What one line of a code list finds, taken alone and on every day. */
public final class ListLine {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** Position of the line in its list, from 1. */
    public static final Field LINE_NUMBER =
            required("line_number", IntegerType, "Position of the line in its list, from 1");

    /** Terminology. */
    public static final Field CODE_SYSTEM = required("code_system", StringType, "Terminology");

    /** Code, its beginning or its end; empty in a slot. */
    public static final Field CODE = required("code", StringType, "Code, its beginning or its end; empty in a slot");

    /** Words for the code, as the list has them. */
    public static final Field TERM = required("term", StringType, "Words for the code, as the list has them");

    /** How the code is compared. */
    public static final Field LINE_KIND =
            required("line_kind", StringType, "How the code is compared").oneOf("exact", "prefix", "suffix");

    /** Whether the line brings codes in or takes them out. */
    public static final Field LINE_USE = required(
                    "line_use", StringType, "Whether the line brings codes in or takes them out")
            .oneOf("include", "exclude");

    /** What became of the line. */
    public static final Field FINDING = required("finding", StringType, "What became of the line")
            .oneOf("used", "never-used", "not-in-dictionary", "slot");

    /** Codes of the dictionary that the line names. */
    public static final Field CODE_COUNT =
            required("code_count", LongType, "Codes of the dictionary that the line names");

    /** Entries of the record. */
    public static final Field ENTRY_COUNT =
            required("entry_count", LongType, "Entries of the record").asCount();

    /** Patients with such an entry, by practice. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with such an entry, by practice")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(Layer.COVERAGE, "list_line", "one row per code list and line")
            .fields(
                    CODELIST,
                    LINE_NUMBER,
                    CODE_SYSTEM,
                    CODE,
                    TERM,
                    LINE_KIND,
                    LINE_USE,
                    FINDING,
                    CODE_COUNT,
                    ENTRY_COUNT,
                    PATIENT_COUNT)
            .key(CODELIST, LINE_NUMBER);

    private ListLine() {}
}
