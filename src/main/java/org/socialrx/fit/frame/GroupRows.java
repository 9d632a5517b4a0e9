package org.socialrx.fit.frame;

import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Makes rows from a group; it travels to where the groups lie. */
@FunctionalInterface
public interface GroupRows extends Serializable {
    /** Gives the rows of one group to {@code out}. */
    void make(Group group, Consumer<Row> out);
}
