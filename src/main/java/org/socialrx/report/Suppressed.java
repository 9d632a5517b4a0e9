package org.socialrx.report;

import java.util.List;
import org.socialrx.schema.release.Released;
import org.socialrx.table.Disclosure;

/**
 * How many counts of one released table are not shown.
 *
 * @param table database and table
 * @param version its Delta version
 * @param suppressed counts not shown
 * @param all counts it holds
 */
public record Suppressed(String table, long version, long suppressed, long all) {

    /** One line a table that holds counts. */
    static List<Suppressed> of(ReportInputs inputs) {
        return Released.RESULTS.stream()
                .map(result -> of(inputs.sheet(result)))
                .filter(line -> line.all() > 0)
                .toList();
    }

    private static Suppressed of(Sheet sheet) {
        var counts = sheet.table().fields().stream()
                .filter(field -> field.disclosure() instanceof Disclosure.Count)
                .toList();
        long suppressed = 0;
        long shown = 0;
        for (var entry : sheet.entries()) {
            suppressed += counts.stream().filter(entry::isSuppressed).count();
            shown += counts.stream()
                    .filter(field -> entry.count(field).isPresent())
                    .count();
        }
        return new Suppressed(sheet.table().fullName(), sheet.version(), suppressed, suppressed + shown);
    }

    /** All tables in a sentence. */
    static String claim(List<Suppressed> lines) {
        long suppressed = lines.stream().mapToLong(Suppressed::suppressed).sum();
        long all = lines.stream().mapToLong(Suppressed::all).sum();
        return suppressed == 0
                ? "Every one of the %s is shown.".formatted(Words.counted(all, "count", "counts"))
                : "%s of %s %s not shown: small, or enough to work a small one out."
                        .formatted(
                                Numerals.count(suppressed),
                                Words.counted(all, "count", "counts"),
                                suppressed == 1 ? "is" : "are");
    }
}
