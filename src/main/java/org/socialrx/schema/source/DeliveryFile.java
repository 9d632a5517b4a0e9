package org.socialrx.schema.source;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One file of a delivery and what became of its rows. */
public final class DeliveryFile {
    /** Delivery: hash over the names, sizes and contents of its files. */
    public static final Field DELIVERY_ID =
            required("delivery_id", StringType, "Delivery: hash over the names, sizes and contents of its files");

    /** Name of the file without its folder. */
    public static final Field FILE_NAME = required("file_name", StringType, "Name of the file without its folder");

    /** Core table the rows went to. */
    public static final Field TABLE_NAME = required("table_name", StringType, "Core table the rows went to");

    /** Size of the file as delivered. */
    public static final Field BYTE_COUNT =
            required("byte_count", LongType, "Size of the file as delivered").in("bytes");

    /** When the file was last changed. */
    public static final Field MODIFIED_AT = required("modified_at", TimestampType, "When the file was last changed");

    /** SHA-256 of the file as delivered. */
    public static final Field CONTENT_HASH = required("content_hash", StringType, "SHA-256 of the file as delivered");

    /** Rows read, header and blank lines apart. */
    public static final Field READ_COUNT = required("read_count", LongType, "Rows read, header and blank lines apart");

    /** Rows that went to core. */
    public static final Field ACCEPTED_COUNT = required("accepted_count", LongType, "Rows that went to core");

    /** Rows that went to source.reject. */
    public static final Field REJECTED_COUNT = required("rejected_count", LongType, "Rows that went to source.reject");

    /** Rows that repeat an accepted row. */
    public static final Field DUPLICATE_COUNT =
            required("duplicate_count", LongType, "Rows that repeat an accepted row");

    /** Lines without a character. */
    public static final Field BLANK_COUNT = required("blank_count", LongType, "Lines without a character");

    /** The declaration. */
    public static final Table TABLE = table(Layer.SOURCE, "delivery_file", "one row per delivery and file")
            .fields(
                    DELIVERY_ID,
                    FILE_NAME,
                    TABLE_NAME,
                    BYTE_COUNT,
                    MODIFIED_AT,
                    CONTENT_HASH,
                    READ_COUNT,
                    ACCEPTED_COUNT,
                    REJECTED_COUNT,
                    DUPLICATE_COUNT,
                    BLANK_COUNT)
            .rule("adds-up", "accepted_count + rejected_count + duplicate_count = read_count")
            .key(DELIVERY_ID, FILE_NAME);

    private DeliveryFile() {}
}
