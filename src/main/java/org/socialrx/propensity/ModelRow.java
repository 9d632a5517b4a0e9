package org.socialrx.propensity;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.stats.logistic.UnitEffect;
import org.socialrx.table.Field;

/** Where the values of a row of the model stand: key, arm, columns. */
final class ModelRow {
    /** Rows of {@code study.propensity_score} but for the design. */
    static final StructType SCORED = new StructType(PropensityScore.TABLE.fields().stream()
            .filter(field -> !field.equals(PropensityScore.DESIGN))
            .map(Field::structField)
            .toArray(StructField[]::new));

    static final int PRACTICE = 0;
    private static final int PATIENT = 1;
    private static final int INDEX_DATE = 2;
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

    static double[] columns(Row row) {
        List<Double> values = row.getList(COLUMNS);
        double[] columns = new double[values.size()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = values.get(j);
        }
        return columns;
    }

    /** Log odds x'b; an aliased column, whose coefficient is not a number, counts nothing. */
    static double logit(double[] x, double[] coefficients) {
        double logit = 0;
        for (int j = 0; j < x.length; j++) {
            logit += Double.isNaN(coefficients[j]) ? 0 : x[j] * coefficients[j];
        }
        return logit;
    }

    /** A row of {@link #SCORED}. */
    static Row score(Row row, double logit) {
        return RowFactory.create(
                row.get(PRACTICE),
                row.get(PATIENT),
                row.get(INDEX_DATE),
                isReferred(row),
                logit,
                UnitEffect.probability(logit));
    }
}
