package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One code list: where it comes from and what it finds in all. */
public final class ListSummary {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** Version of the list, empty when nobody has said. */
    public static final Field VERSION =
            required("version", StringType, "Version of the list, empty when nobody has said");

    /** Who published the codes. */
    public static final Field ORIGIN = required("origin", StringType, "Who published the codes");

    /** Under which terms. */
    public static final Field LICENCE = required("licence", StringType, "Under which terms");

    /** SHA-256 of the file. */
    public static final Field HASH = required("hash", StringType, "SHA-256 of the file");

    /** Lines of the file. */
    public static final Field LINE_COUNT = required("line_count", LongType, "Lines of the file");

    /** Lines that wait for a code. */
    public static final Field SLOT_COUNT = required("slot_count", LongType, "Lines that wait for a code");

    /** Codes of the dictionary that the list names. */
    public static final Field CODE_COUNT =
            required("code_count", LongType, "Codes of the dictionary that the list names");

    /** Those of them that occur in the record. */
    public static final Field USED_CODE_COUNT =
            required("used_code_count", LongType, "Those of them that occur in the record");

    /** Entries of the record. */
    public static final Field ENTRY_COUNT =
            required("entry_count", LongType, "Entries of the record").asCount();

    /** Patients with such an entry, by practice. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with such an entry, by practice")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(Layer.COVERAGE, "list_summary", "one row per code list")
            .fields(
                    CODELIST,
                    VERSION,
                    ORIGIN,
                    LICENCE,
                    HASH,
                    LINE_COUNT,
                    SLOT_COUNT,
                    CODE_COUNT,
                    USED_CODE_COUNT,
                    ENTRY_COUNT,
                    PATIENT_COUNT)
            .key(CODELIST);

    private ListSummary() {}
}
