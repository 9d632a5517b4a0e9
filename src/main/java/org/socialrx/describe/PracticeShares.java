package org.socialrx.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.describe.PersonCells.Cell;

/**
 * How many each practice referred, practices by their rounded size alone.
 *
 * <p>List sizes are public, so a size to the last patient would be a name. Among practices of equal rounded size the
 * order is that of a hash, not of their referrals. Practices of fewer than a hundred adults are left out.
 */
final class PracticeShares {
    private static final long FEWEST = 100;

    private PracticeShares() {}

    /** Rows of {@code result.practice_share}. */
    static List<Row> rows(PersonCells cells) {
        var practices = cells.cells().stream()
                .filter(cell -> cell.variable().equals(PersonCells.ALL))
                .filter(cell -> cell.tally().described() >= FEWEST)
                .sorted(Comparator.comparingLong(PracticeShares::size)
                        .thenComparingInt(
                                cell -> Integer.reverse(cell.practice().hashCode()))
                        .thenComparing(Cell::practice))
                .toList();
        var rows = new ArrayList<Row>();
        for (var practice : practices) {
            rows.add(RowFactory.create(
                    rows.size() + 1, size(practice), practice.tally().referred()));
        }
        return rows;
    }

    private static long size(Cell practice) {
        long people = practice.tally().described();
        long digit = 1;
        while (people / digit >= FEWEST) {
            digit *= 10;
        }
        return (people + digit / 2) / digit * digit;
    }
}
