package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** How many patients of one practice were referred; the practice has no name, and its size two digits. */
public final class PracticeShare {
    /** Number of the practice by size. */
    public static final Field PRACTICE_NUMBER = required(
                    "practice_number", IntegerType, "Number of the practice by its rounded size, in no other order")
            .atLeast(1);

    /** Adults of the practice, to two digits. */
    public static final Field PERSONS = required("persons", LongType, "Adults of the practice, rounded to two digits");

    /** Patients referred. */
    public static final Field REFERRED_COUNT =
            required("referred_count", LongType, "Patients referred").asCount();

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "practice_share", "one row per practice without its name")
            .fields(PRACTICE_NUMBER, PERSONS, REFERRED_COUNT)
            .key(PRACTICE_NUMBER);

    private PracticeShare() {}
}
