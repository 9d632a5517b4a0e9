package org.socialrx.describe;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The people of one practice as rows of a logistic model.
 *
 * @param columns one row a person: an intercept where the model has one, then 1 for each term that applies, else 0
 * @param outcomes 0 or 1
 */
record PracticePeople(List<double[]> columns, int[] outcomes) {
    /**
     * Reads a practice.
     *
     * @param practice its people as an array of structs: numbers of the terms that apply, and whether it happened
     * @param terms terms of the model
     * @param hasIntercept whether a column of ones stands before them
     */
    static PracticePeople of(Row practice, int terms, boolean hasIntercept) {
        List<Row> people = practice.getList(0);
        int first = hasIntercept ? 1 : 0;
        var columns = new ArrayList<double[]>();
        int[] outcomes = new int[people.size()];
        for (int i = 0; i < outcomes.length; i++) {
            double[] row = new double[first + terms];
            if (hasIntercept) {
                row[0] = 1;
            }
            people.get(i).<Integer>getList(0).forEach(term -> row[first + term] = 1);
            columns.add(row);
            outcomes[i] = people.get(i).getBoolean(1) ? 1 : 0;
        }
        return new PracticePeople(columns, outcomes);
    }
}
