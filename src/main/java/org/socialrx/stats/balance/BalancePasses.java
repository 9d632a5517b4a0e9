package org.socialrx.stats.balance;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.stats.Passes;

/**
 * The balance of k columns before and after adjustment, by a few passes over rows that may be anywhere.
 *
 * <p>A row is the treatment (0 or 1), its weight and k columns. The first pass finds means and ranges, the second of
 * each sample moments about the means and the weights in bins, the following narrow the search for the distance of the
 * distributions. A column of 0 and 1 needs none: its distance is the difference of the means.
 */
public final class BalancePasses {
    static final int TREATMENT = 0;
    static final int WEIGHT = 1;
    static final int FIRST = 2;

    private BalancePasses() {}

    /**
     * The balance of one column.
     *
     * @param before of all rows
     * @param after of the rows used, with their weights; divided by the same standard deviation
     */
    public record BeforeAfter(CovariateBalance before, CovariateBalance after) {}

    /**
     * The balance of each of k columns.
     *
     * @param before all rows, each of weight 1
     * @param after those of them that are used, with their weights; rows of weight 0 do not matter
     */
    public static List<BeforeAfter> of(int columns, Passes<double[]> before, Passes<double[]> after) {
        var range = before.run(new ColumnRange(columns));
        var whole = Sample.of(range, columns, before);
        var used = Sample.of(range, columns, after);
        List<BeforeAfter> balance = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            double deviation = whole.moments().treatedDeviation(j, range.isBinary(j));
            balance.add(new BeforeAfter(whole.balance(j, range, deviation), used.balance(j, range, deviation)));
        }
        return balance;
    }

    /** One sample, its passes done. */
    private record Sample(SampleMoments moments, SampleSearch search) {
        static Sample of(ColumnRange range, int columns, Passes<double[]> rows) {
            var search = new SampleSearch(range, columns);
            var moments = rows.run(new SampleMoments(range.means(), search.sums()));
            search.narrow(moments.bins());
            while (!search.isDone()) {
                search.narrow(rows.run(search.sums()));
            }
            return new Sample(moments, search);
        }

        CovariateBalance balance(int column, ColumnRange range, double deviation) {
            return moments.balance(column, range.isBinary(column), deviation, search.distance(column));
        }
    }
}
