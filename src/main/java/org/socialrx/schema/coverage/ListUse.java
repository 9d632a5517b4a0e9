package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How often the codes of a list were recorded in a practice in a year. */
public final class ListUse {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** Layout of the delivery, which tells the kind of supplier. */
    public static final Field LAYOUT =
            required("layout", StringType, "Layout of the delivery, which tells the kind of supplier");

    /** Terminology of the line that found the entries. */
    public static final Field CODE_SYSTEM =
            required("code_system", StringType, "Terminology of the line that found the entries");

    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Year of the entries. */
    public static final Field ENTRY_YEAR = required("entry_year", IntegerType, "Year of the entries");

    /** Entries of the record. */
    public static final Field ENTRY_COUNT =
            required("entry_count", LongType, "Entries of the record").asCount();

    /** Patients with such an entry, by practice. */
    public static final Field PATIENT_COUNT = required(
                    "patient_count", LongType, "Patients with such an entry, by practice")
            .asCount();

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.COVERAGE,
                    "list_use",
                    "one row per code list, layout, terminology, practice and year of entry")
            .fields(CODELIST, LAYOUT, CODE_SYSTEM, PRACTICE_ID, ENTRY_YEAR, ENTRY_COUNT, PATIENT_COUNT)
            .key(CODELIST, LAYOUT, CODE_SYSTEM, PRACTICE_ID, ENTRY_YEAR);

    private ListUse() {}
}
