package org.socialrx.schema.result;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.socialrx.table.Field.optional;
import static org.socialrx.table.Field.required;
import static org.socialrx.table.Table.table;

import org.socialrx.table.Field;
import org.socialrx.table.Layer;
import org.socialrx.table.Table;

/** One check of what the design assumes. */
public final class Diagnostic {
    /** Name of the check. */
    public static final Field DIAGNOSTIC = required("diagnostic", StringType, "Name of the check");

    /** The check in words. */
    public static final Field LABEL = required("label", StringType, "The check in words");

    /** Order of presentation. */
    public static final Field DIAGNOSTIC_ORDER = required("diagnostic_order", IntegerType, "Order of presentation");

    /** Outcome, or all. */
    public static final Field OUTCOME = required("outcome", StringType, "Outcome, or all");

    /** Arm, period or part it is about, or all. */
    public static final Field SUBJECT = required("subject", StringType, "Arm, period or part it is about, or all");

    /** What the check says. */
    public static final Field VERDICT =
            required("verdict", StringType, "What the check says").oneOf("pass", "warn", "fail", "note");

    /** Candidates behind the check. */
    public static final Field CANDIDATE_COUNT =
            required("candidate_count", LongType, "Candidates behind the check").asCount();

    /** Value of the check. */
    public static final Field VALUE =
            optional("value", DoubleType, "Value of the check").guardedBy(CANDIDATE_COUNT);

    /** Test statistic, where there is one. */
    public static final Field STATISTIC = optional("statistic", DoubleType, "Test statistic, where there is one")
            .guardedBy(CANDIDATE_COUNT);

    /** Degrees of freedom of the test. */
    public static final Field DF =
            optional("df", DoubleType, "Degrees of freedom of the test").guardedBy(CANDIDATE_COUNT);

    /** p value, where there is a test. */
    public static final Field P_VALUE =
            optional("p_value", DoubleType, "p value, where there is a test").guardedBy(CANDIDATE_COUNT);

    /** Why the check could not be made, when it could not. */
    public static final Field FAILURE =
            optional("failure", StringType, "Why the check could not be made, when it could not");

    /** The declaration. */
    public static final Table TABLE = table(Layer.RESULT, "diagnostic", "one row per check, outcome and subject")
            .fields(
                    DIAGNOSTIC,
                    LABEL,
                    DIAGNOSTIC_ORDER,
                    OUTCOME,
                    SUBJECT,
                    VALUE,
                    STATISTIC,
                    DF,
                    P_VALUE,
                    VERDICT,
                    CANDIDATE_COUNT,
                    FAILURE)
            .key(DIAGNOSTIC, OUTCOME, SUBJECT);

    private Diagnostic() {}
}
