package org.socialrx.propensity;

import java.util.List;
import org.apache.spark.sql.Row;

/** Where the values of a row of the model stand: key, arm, columns. */
final class ModelRow {
    static final int PRACTICE = 0;
    static final int PATIENT = 1;
    static final int INDEX_DATE = 2;
    private static final int IS_REFERRED = 3;
    private static final int COLUMNS = 4;

    private ModelRow() {}

    static boolean isReferred(Row row) {
        return row.getBoolean(IS_REFERRED);
    }

    static List<double[]> columns(List<Row> rows) {
        return rows.stream().map(ModelRow::columns).toList();
    }

    static int[] outcomes(List<Row> rows) {
        return rows.stream().mapToInt(row -> isReferred(row) ? 1 : 0).toArray();
    }

    private static double[] columns(Row row) {
        List<Double> values = row.getList(COLUMNS);
        double[] columns = new double[values.size()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = values.get(j);
        }
        return columns;
    }
}
