package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One member of staff of a practice. */
public final class Staff {
    /** Practice, as the supplier numbers it. */
    public static final Field PRACTICE_ID = required("practice_id", StringType, "Practice, as the supplier numbers it");

    /** Member of staff. */
    public static final Field STAFF_ID = required("staff_id", StringType, "Member of staff");

    /** Role, as the supplier codes it. */
    public static final Field ROLE_CODE = optional("role_code", StringType, "Role, as the supplier codes it");

    /** Group of roles that outcomes are defined by. */
    public static final Field STAFF_GROUP = required(
                    "staff_group", StringType, "Group of roles that outcomes are defined by")
            .oneOf("gp", "nurse", "other-clinical", "link-worker", "admin", "unlisted");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "staff", "one row per member of staff")
            .fields(PRACTICE_ID, STAFF_ID, ROLE_CODE, STAFF_GROUP)
            .key(PRACTICE_ID, STAFF_ID);

    private Staff() {}
}
