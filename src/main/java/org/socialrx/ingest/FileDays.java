package org.socialrx.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.delivery.DeliveredFile;

/**
 * The days that the accepted rows of a file span.
 *
 * @param fileName name of the file
 * @param first the first day
 * @param last the last day
 */
public record FileDays(String fileName, LocalDate first, LocalDate last) {
    /** Name of the column with the smallest of the counts summed. */
    static final String LEAST = "least";

    /** Name of the column with the largest of the counts summed. */
    static final String MOST = "most";

    /** The days of every file whose rows have one. */
    static List<FileDays> of(List<Row> sums, List<DeliveredFile> files) {
        var days = new ArrayList<FileDays>();
        for (var file : files) {
            var first = day(Note.What.FIRST_DAY, LEAST, file, sums);
            var last = day(Note.What.LAST_DAY, MOST, file, sums);
            if (!first.isEmpty() && !last.isEmpty()) {
                days.add(new FileDays(file.name(), first.get(0), last.get(0)));
            }
        }
        return days;
    }

    /** The span in words. */
    public String words() {
        return "%s: %s to %s".formatted(fileName, first, last);
    }

    private static List<LocalDate> day(Note.What what, String column, DeliveredFile file, List<Row> sums) {
        return sums.stream()
                .filter(row -> row.<Integer>getAs(Note.FILE) == file.index()
                        && what.name().equals(row.getAs(Note.WHAT)))
                .map(row -> LocalDate.ofEpochDay(row.<Long>getAs(column)))
                .toList();
    }
}
