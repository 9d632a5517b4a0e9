package org.socialrx.schema.coverage;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One line in which two versions of a code list differ. */
public final class ListChange {
    /** Name of the code list. */
    public static final Field CODELIST = required("codelist", StringType, "Name of the code list");

    /** Terminology. */
    public static final Field CODE_SYSTEM = required("code_system", StringType, "Terminology");

    /** Code, its beginning or its end. */
    public static final Field CODE = required("code", StringType, "Code, its beginning or its end");

    /** How the code is compared. */
    public static final Field LINE_KIND = required("line_kind", StringType, "How the code is compared");

    /** First day the line speaks of. */
    public static final Field VALID_FROM = required("valid_from", DateType, "First day the line speaks of");

    /** What happened to the line. */
    public static final Field LINE_CHANGE =
            required("line_change", StringType, "What happened to the line").oneOf("added", "removed", "changed");

    /** The line in the old version. */
    public static final Field OLD_LINE = optional("old_line", StringType, "The line in the old version");

    /** The line in the new version. */
    public static final Field NEW_LINE = optional("new_line", StringType, "The line in the new version");

    /** The declaration. */
    public static final Table TABLE = table(
                    Layer.COVERAGE, "list_change", "one row per code list and line that differs")
            .fields(CODELIST, CODE_SYSTEM, CODE, LINE_KIND, VALID_FROM, LINE_CHANGE, OLD_LINE, NEW_LINE)
            .key(CODELIST, CODE_SYSTEM, LINE_KIND, CODE, VALID_FROM);

    private ListChange() {}
}
