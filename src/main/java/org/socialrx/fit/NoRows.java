package org.socialrx.fit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Group;
import org.socialrx.fit.frame.GroupRows;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Pass;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;

/** The frame of models that read no rows. */
enum NoRows implements Frame {
    FRAME;

    @Override
    public Kind kind(String column) {
        throw none();
    }

    @Override
    public Survey survey(Selection selection) {
        throw none();
    }

    @Override
    public Pass<double[]> rows(Selection selection) {
        throw none();
    }

    @Override
    public Pass<Group> groups(Grouping grouping, Selection selection) {
        throw none();
    }

    @Override
    public Dataset<Row> rowsOfGroups(Grouping grouping, Selection selection, StructType schema, GroupRows make) {
        throw none();
    }

    @Override
    public Dataset<Row> table(List<String> columns) {
        throw none();
    }

    @Override
    public Frame over(Dataset<Row> rows) {
        throw none();
    }

    private static RuntimeException none() {
        return new IllegalStateException("An estimator that declares to need no rows asked for some");
    }
}
