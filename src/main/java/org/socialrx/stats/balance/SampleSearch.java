package org.socialrx.stats.balance;

import java.util.ArrayList;
import java.util.List;

/** The searches for the distances of all columns of one sample that are not of 0 and 1. */
final class SampleSearch {
    private final List<DistanceSearch> searches = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    SampleSearch(ColumnRange range, int columnCount) {
        for (int j = 0; j < columnCount; j++) {
            if (!range.isBinary(j)) {
                searches.add(new DistanceSearch(range.lowest(j), range.highest(j)));
                columns.add(j);
            }
        }
    }

    boolean isDone() {
        return searches.stream().allMatch(DistanceSearch::isDone);
    }

    /** Empty sums of the searches that go on. */
    ColumnBins sums() {
        List<StretchSums> sums = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            if (!searches.get(i).isDone()) {
                sums.add(searches.get(i).sums());
                open.add(columns.get(i));
            }
        }
        return new ColumnBins(open.stream().mapToInt(Integer::intValue).toArray(), sums.toArray(StretchSums[]::new));
    }

    void narrow(ColumnBins bins) {
        int at = 0;
        for (DistanceSearch search : searches) {
            if (!search.isDone()) {
                search.narrow(bins.sums()[at++]);
            }
        }
    }

    /** The distance of a column; not a number for a column of 0 and 1. */
    double distance(int column) {
        int at = columns.indexOf(column);
        return at < 0 ? Double.NaN : searches.get(at).distance();
    }
}
