package org.socialrx.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceColumn.Content;
import org.socialrx.study.Problem;

/**
 * Columns that rows have shown to be wrong as a whole, so that rows without a visible fault cannot be trusted either.
 *
 * <p>A date whose second number is over 12 shows another order, but of ten such dates four more have both numbers below
 * 13 and would come in with the wrong day. A code that no dictionary knows is a gap in the dictionary; when most are
 * unknown, the column holds something else.
 */
final class FileRefusals {
    /** A single slip is a rejected row. */
    private static final long FEWEST_SWAPPED_DATES = 2;

    /** Share of the rows read over which dates in another order are no slips. */
    private static final double SWAPPED_DATE_SHARE = 0.001;

    /** Rows with unknown references below which their share says nothing. */
    private static final long FEWEST_UNKNOWN = 20;

    private static final double UNKNOWN_SHARE = 0.5;
    private static final List<Rule> UNKNOWN =
            List.of(Rule.UNKNOWN_CODE, Rule.UNKNOWN_STAFF, Rule.MISSHAPEN_CODE, Rule.NEITHER_URBAN_NOR_RURAL);
    private static final String REMEDY =
            "; deliver the file again, or let the study allow the column by source.allow-columns with a reason";

    private FileRefusals() {}

    /** The columns with the number of rows that show it. */
    static List<Problem> of(List<FileTotal> files, List<RuleTotal> rules) {
        Map<String, FileTotal> byName = files.stream()
                .collect(java.util.stream.Collectors.toMap(total -> total.file().name(), total -> total));
        var problems = new ArrayList<Problem>();
        for (var found : rules) {
            var total = byName.get(found.fileName());
            if (total != null && !isAllowed(total.file(), found.column())) {
                if (showsAnotherOrder(found, total)) {
                    problems.add(problem(found, total.read(), Rule.UNTRUSTED_DATES));
                } else if (showsSwappedColumns(found, total)) {
                    problems.add(problem(found, total.accepted(), Rule.SWAPPED_COLUMNS));
                }
            }
        }
        return problems;
    }

    private static boolean showsAnotherOrder(RuleTotal found, FileTotal total) {
        return found.rule() == Rule.SWAPPED_DAY_AND_MONTH
                && found.rows() >= FEWEST_SWAPPED_DATES
                && found.rows() > SWAPPED_DATE_SHARE * total.read();
    }

    private static boolean showsSwappedColumns(RuleTotal found, FileTotal total) {
        return UNKNOWN.contains(found.rule())
                && found.rows() >= FEWEST_UNKNOWN
                && found.rows() > UNKNOWN_SHARE * total.accepted();
    }

    private static Problem problem(RuleTotal found, long rows, Rule rule) {
        return new Problem(
                "%s, %s:".formatted(found.fileName(), found.column()),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d rows: %s (%s)%s",
                        found.rows(),
                        rows,
                        rule.prose(),
                        rule.id(),
                        REMEDY));
    }

    private static boolean isAllowed(DeliveredFile file, String column) {
        int position = file.header().indexOf(column);
        return position >= 0 && file.contents().get(position) == Content.ALLOWED;
    }
}
