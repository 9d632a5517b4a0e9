package org.socialrx.matching;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.socialrx.stats.balance.CovariateSums;
import org.socialrx.stats.balance.TwoArmDistribution;

/** What balance needs of the rows of one sample: sums of every column, and counts of people. Accumulator. */
final class BalanceSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int ARM = 0;
    private static final int WEIGHT = 1;
    private static final int VALUES = 2;

    private final CovariateSums[] columns;
    private final long[] treatedLevels;
    private final long[] controlLevels;
    private long treatedCount;
    private long controlCount;

    /** Sums over no rows. */
    BalanceSums(int columnCount) {
        columns = IntStream.range(0, columnCount)
                .mapToObj(j -> new CovariateSums(TwoArmDistribution.exact()))
                .toArray(CovariateSums[]::new);
        treatedLevels = new long[columnCount];
        controlLevels = new long[columnCount];
    }

    BalanceSums merge(BalanceSums other) {
        for (int j = 0; j < columns.length; j++) {
            columns[j].merge(other.columns[j]);
            treatedLevels[j] += other.treatedLevels[j];
            controlLevels[j] += other.controlLevels[j];
        }
        treatedCount += other.treatedCount;
        controlCount += other.controlCount;
        return this;
    }

    CovariateSums column(int j) {
        return columns[j];
    }

    long treatedCount() {
        return treatedCount;
    }

    long controlCount() {
        return controlCount;
    }

    /** Treated people with a 1 in the column. */
    long treatedLevel(int j) {
        return treatedLevels[j];
    }

    /** Controls with a 1 in the column. */
    long controlLevel(int j) {
        return controlLevels[j];
    }

    /** Adds a row of arm, weight and values. */
    BalanceSums add(Row row) {
        boolean isTreated = row.getBoolean(ARM);
        double weight = row.getDouble(WEIGHT);
        List<Double> values = row.getList(VALUES);
        for (int j = 0; j < columns.length; j++) {
            double value = values.get(j);
            if (isTreated) {
                columns[j].addTreated(value, weight);
                treatedLevels[j] += value == 1 ? 1 : 0;
            } else {
                columns[j].addControl(value, weight);
                controlLevels[j] += value == 1 ? 1 : 0;
            }
        }
        treatedCount += isTreated ? 1 : 0;
        controlCount += isTreated ? 0 : 1;
        return this;
    }
}
