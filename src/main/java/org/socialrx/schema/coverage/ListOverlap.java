package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** Two code lists that name the same codes. */
public final class ListOverlap {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** The other code list, later in the alphabet. */
    public static final Field OTHER_CODELIST =
            required("other_codelist", StringType, "The other code list, later in the alphabet");

    /** Codes of the dictionary that both name. */
    public static final Field CODE_COUNT = required("code_count", LongType, "Codes of the dictionary that both name");

    /** Entries of the record. */
    public static final Field ENTRY_COUNT =
            required("entry_count", LongType, "Entries of the record").asCount();

    /** Patients with such an entry, by practice. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with such an entry, by practice")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.COVERAGE, "list_overlap", "one row per pair of code lists with a code in common")
            .fields(CODELIST, OTHER_CODELIST, CODE_COUNT, ENTRY_COUNT, PATIENT_COUNT)
            .key(CODELIST, OTHER_CODELIST);

    private ListOverlap() {}
}
