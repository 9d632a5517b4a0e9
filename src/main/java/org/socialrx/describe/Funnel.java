package org.socialrx.describe;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.socialrx.describe.PersonCells.Tally;
import org.socialrx.describe.Shares.Group;

/**
 * From everybody registered over offer, referral and first contact to close, each step a share of the one before.
 *
 * <p>The last two steps are those of the scheme's own records, and left out where it sends none.
 */
final class Funnel {
    private Funnel() {}

    /** Rows of {@code result.group_share}, overall and by level of each characteristic. */
    static List<Row> rows(PersonCells cells) {
        var shares = new Shares("funnel");
        var levels = cells.byLevel();
        boolean hasScheme = levels.getOrDefault(PersonCells.ALL, Map.of()).values().stream()
                .anyMatch(tally -> tally.contacted() > 0);
        levels.forEach((variable, tallies) -> {
            var order = 0;
            for (var level : Levels.inOrder(tallies.keySet())) {
                var group = new Group(variable, level, ++order);
                addSteps(shares, group, tallies.getOrDefault(level, Tally.NONE), hasScheme);
            }
        });
        return shares.rows();
    }

    private static void addSteps(Shares shares, Group group, Tally tally, boolean hasScheme) {
        shares.add(group, "reached", 1, tally.reached(), tally.described());
        shares.add(group, "offered-only", 2, tally.offeredOnly(), tally.reached());
        shares.add(group, "declined", 3, tally.declined(), tally.reached());
        shares.add(group, "referred", 4, tally.referred(), tally.reached());
        if (hasScheme) {
            shares.add(group, "contacted", 5, tally.contacted(), tally.referred());
            shares.add(group, "closed", 6, tally.closed(), tally.contacted());
        }
    }
}
