package org.socialrx.fit.frame;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows a model is fitted to, wherever they are. Every pass is shared with the other models on the same rows.
 *
 * <p>An estimator asks one thing after another and gets each answer as soon as one job over the data has been made for
 * all models that wait.
 */
public interface Frame {
    /** What the values of a column are. */
    enum Kind {
        /** Numbers. */
        NUMBER,
        /** Texts. */
        TEXT
    }

    /**
     * What the values of a column are.
     *
     * @throws org.socialrx.fit.FitException when there is no such column
     */
    Kind kind(String column);

    /** Counts, ranges and levels of the complete rows. */
    Survey survey(Selection selection);

    /** Passes over complete rows in any order; the array is overwritten by the next row. */
    Pass<double[]> rows(Selection selection);

    /** Passes over groups of complete rows. */
    Pass<Group> groups(Grouping grouping, Selection selection);

    /**
     * Rows made from every group where it lies, such as the pairs of a stratum; made when they are read, and never
     * brought to the driver.
     */
    Dataset<Row> rowsOfGroups(Grouping grouping, Selection selection, StructType schema, GroupRows make);

    /**
     * The rows that have a value in all of these columns, for what sums cannot say, such as matching; never collected.
     */
    Dataset<Row> table(List<String> columns);

    /** A frame over rows that this model made, such as the matched ones; no other model shares its passes. */
    Frame over(Dataset<Row> rows);

    /**
     * The numbers of columns.
     *
     * @throws org.socialrx.fit.FitException when one of them is no number
     */
    default List<Input> numbers(List<String> columns) {
        return columns.stream().map(this::number).toList();
    }

    /**
     * The number of a column.
     *
     * @throws org.socialrx.fit.FitException when it is no number
     */
    default Input number(String column) {
        if (kind(column) != Kind.NUMBER) {
            throw new org.socialrx.fit.FitException("%s holds texts; it must be numeric".formatted(column));
        }
        return Input.number(column);
    }
}
