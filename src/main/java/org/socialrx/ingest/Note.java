package org.socialrx.ingest;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;

/**
 * Something to report about rows of a file; never a value of one.
 *
 * @param what what is reported
 * @param file index of the file
 * @param offset where the rejected row starts; 0 for counts
 * @param column the file's column that broke the rule, empty for the whole row
 * @param rule the rule, null for counts of rows
 * @param count rows it stands for
 */
record Note(
        What what,
        int file,
        long offset,
        String column,
        @Nullable Rule rule,
        long count) {

    /** What is reported. */
    enum What {
        /** One rejected row. */
        REJECT,
        /** Rows a rule was found in. */
        RULE,
        /** Rows read. */
        READ,
        /** Rows accepted. */
        ACCEPTED,
        /** Rows that repeat an accepted one. */
        DUPLICATE,
        /** Lines without a character. */
        BLANK,
        /** Lines that end in a carriage return and a line feed. */
        WINDOWS_LINE_END,
        /** Values that are identifiers of people. */
        IDENTIFIER,
        /** Values among codes that look like an identifier. */
        PASSING,
        /** Values among codes that have the form of one. */
        EXAMINED,
        /** First day of an accepted row, counted from 1970. */
        FIRST_DAY,
        /** Last day of an accepted row, counted from 1970. */
        LAST_DAY,
        /** Accepted rows of a practice and month; the place is the month, the column the practice. */
        MONTH
    }

    static final String WHAT = "what";
    static final String FILE = "file";
    static final String OFFSET = "offset";
    static final String COLUMN = "column";
    static final String RULE = "rule";
    static final String COUNT = "count";

    /** The columns of notes as a data set. */
    static final StructType SCHEMA = new StructType()
            .add(WHAT, DataTypes.StringType, false)
            .add(FILE, DataTypes.IntegerType, false)
            .add(OFFSET, DataTypes.LongType, false)
            .add(COLUMN, DataTypes.StringType, false)
            .add(RULE, DataTypes.StringType, true)
            .add(COUNT, DataTypes.LongType, false);

    InternalRow row() {
        return new GenericInternalRow(new Object[] {
            UTF8String.fromString(what.name()),
            file,
            offset,
            UTF8String.fromString(column),
            rule == null ? null : UTF8String.fromString(rule.id()),
            count
        });
    }
}
