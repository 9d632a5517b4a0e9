package org.socialrx.schema.source;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One row that was not accepted, and why. It holds no value of the row. */
public final class Reject {
    /** Delivery the row came with. */
    public static final Field DELIVERY_ID = required("delivery_id", StringType, "Delivery the row came with");

    /** Name of the file without its folder. */
    public static final Field FILE_NAME = required("file_name", StringType, "Name of the file without its folder");

    /** Where the row starts in the decompressed file. */
    public static final Field BYTE_OFFSET = required(
                    "byte_offset", LongType, "Where the row starts in the decompressed file")
            .in("bytes");

    /** Field that broke the rule; null when the whole row did. */
    public static final Field FIELD_NAME =
            optional("field_name", StringType, "Field that broke the rule; null when the whole row did");

    /** Name of the rule that was broken. */
    public static final Field RULE = required("rule", StringType, "Name of the rule that was broken");

    /** The declaration. */
    public static final Table TABLE = table(Layer.SOURCE, "reject", "one row per rejected row of a delivery")
            .fields(DELIVERY_ID, FILE_NAME, BYTE_OFFSET, FIELD_NAME, RULE)
            .key(DELIVERY_ID, FILE_NAME, BYTE_OFFSET);

    private Reject() {}
}
