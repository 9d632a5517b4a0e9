package org.socialrx.fit.frame;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The rows of a frame where they lie: gives them to many questions at once. */
interface Scan extends AutoCloseable {
    /**
     * Answers questions with as few jobs as their groupings allow.
     *
     * @param questions empty; they are not changed
     * @return the same questions with the rows added, in the same order
     */
    List<Question> answer(List<Question> questions);

    /** Rows made from every group where it lies, when they are read. */
    Dataset<Row> rowsOfGroups(Grouping grouping, Selection selection, StructType schema, GroupRows make);

    /** The rows as a table whose columns are bigint, double or string. */
    Dataset<Row> table();

    /** Lets go of what was kept in memory. */
    @Override
    void close();
}
