package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** What a new version of a code list would change in the record and in the cohort of a study. */
public final class ListDifference {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** What is counted. */
    public static final Field MEASURE = required("measure", StringType, "What is counted")
            .oneOf("codes", "entries", "patients", "episodes", "referred members", "control members");

    /** Under the old version. */
    public static final Field OLD_COUNT =
            required("old_count", LongType, "Under the old version").asCount();

    /** Under the new version. */
    public static final Field NEW_COUNT =
            required("new_count", LongType, "Under the new version").asCount();

    /** Under the new version only. */
    public static final Field GAINED_COUNT =
            required("gained_count", LongType, "Under the new version only").asCount();

    /** Under the old version only. */
    public static final Field LOST_COUNT =
            required("lost_count", LongType, "Under the old version only").asCount();

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.COVERAGE, "list_difference", "one row per code list and thing counted")
            .fields(CODELIST, MEASURE, OLD_COUNT, NEW_COUNT, GAINED_COUNT, LOST_COUNT)
            .key(CODELIST, MEASURE);

    private ListDifference() {}
}
