package org.socialrx.schema.core;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One code of the supplier and what it stands for in the national terminologies. */
public final class Code {
    /** The supplier's code. */
    public static final Field CODE_KEY = required("code_key", StringType, "The supplier's code");

    /** Terminology. */
    public static final Field CODE_SYSTEM =
            required("code_system", StringType, "Terminology").oneOf("snomed", "read2", "ctv3", "emis", "supplier");

    /** Code in that terminology. */
    public static final Field CODE = required("code", StringType, "Code in that terminology");

    /** Words for it, as delivered. */
    public static final Field TERM = optional("term", StringType, "Words for it, as delivered");

    /** The declaration. */
    public static final Table TABLE = table(Layer.CORE, "code", "one row per supplier code and terminology")
            .fields(CODE_KEY, CODE_SYSTEM, CODE, TERM)
            .key(CODE_KEY, CODE_SYSTEM);

    private Code() {}
}
