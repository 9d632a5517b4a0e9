package org.socialrx.effect;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.effect.ResultRows.Values;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.study.Study;

/**
 * How many candidates of each arm were not observed to the end of the last period, and why; what came first counts.
 *
 * @param cells counts by design, arm and reason
 */
record LeavingCounts(List<Cell> cells) {
    private static final String ROWS = "count(1)";
    static final String REFERRED = "referred";
    static final String CONTROL = "control";

    private static final String OWN_REFERRAL = "own-referral";
    private static final String ARM = "arm";
    private static final String REASON = "reason";

    LeavingCounts {
        cells = cells.stream()
                .sorted(Comparator.comparing(Cell::design)
                        .thenComparing(Cell::arm)
                        .thenComparing(Cell::reason))
                .toList();
    }

    /**
     * One count.
     *
     * @param design name of the comparison
     * @param arm referred or control
     * @param reason what ended observation
     * @param candidates how many
     */
    record Cell(String design, String arm, String reason, long candidates) {}

    /** Counts of the matched and of all candidates. */
    static LeavingCounts of(Study study, Comparisons comparisons) {
        var matched = comparisons.matchedMembers().where(MatchedSet.DESIGN.col().equalTo(Series.PRIMARY));
        var all = comparisons.candidates().withColumn(MatchedSet.DESIGN.name(), lit(Series.UNMATCHED));
        var rows = counted(matched, study).unionByName(counted(all, study)).collectAsList();
        return new LeavingCounts(rows.stream()
                .map(row -> new Cell(row.getString(0), row.getString(1), row.getString(2), row.getLong(3)))
                .toList());
    }

    private static Dataset<Row> counted(Dataset<Row> members, Study study) {
        var arm = when(CohortMember.IS_REFERRED.col(), REFERRED).otherwise(CONTROL);
        return members.groupBy(
                        MatchedSet.DESIGN.col(), arm.as(ARM), reason(study).as(REASON))
                .agg(count(lit(1)))
                .select(MatchedSet.DESIGN.col(), col(ARM), col(REASON), col(ROWS));
    }

    private static Column reason(Study study) {
        var days = study.periods().lengthDays() * (study.periods().last() + 1);
        var end = date_add(CohortMember.INDEX_DATE.col(), days);
        var isReferredLater = CohortMember.IS_REFERRED
                .col()
                .equalTo(false)
                .and(coalesce(
                        CohortMember.OWN_REFERRAL_DATE.col().leq(least(CohortMember.OBSERVED_TO.col(), end)),
                        lit(false)));
        return when(isReferredLater, OWN_REFERRAL)
                .when(CohortMember.OBSERVED_TO.col().geq(end), "observed-throughout")
                .otherwise(CohortMember.EXIT_REASON.col());
    }

    /** Candidates of an arm. */
    long candidates(String design, String arm) {
        return cells.stream()
                .filter(cell -> cell.design().equals(design) && cell.arm().equals(arm))
                .mapToLong(Cell::candidates)
                .sum();
    }

    /** Share of an arm that died or left the practice; NaN without candidates. */
    double lost(String design, String arm) {
        return share(design, arm, List.of("death", "left-practice"));
    }

    /** Share of the controls who were referred themselves; NaN without candidates. */
    double referredLater(String design) {
        return share(design, CONTROL, List.of(OWN_REFERRAL));
    }

    private double share(String design, String arm, List<String> reasons) {
        var some = cells.stream()
                .filter(cell -> cell.design().equals(design) && cell.arm().equals(arm))
                .filter(cell -> reasons.contains(cell.reason()))
                .mapToLong(Cell::candidates)
                .sum();
        return some / (double) candidates(design, arm);
    }

    /** The rows of {@code result.leaving}. */
    ResultRows rows() {
        var rows = new ResultRows(Leaving.TABLE);
        for (var cell : cells) {
            var all = candidates(cell.design(), cell.arm());
            rows.add(new Values()
                    .with(Leaving.DESIGN, cell.design())
                    .with(Leaving.ARM, cell.arm())
                    .with(Leaving.REASON, cell.reason())
                    .with(Leaving.CANDIDATE_COUNT, cell.candidates())
                    .with(Leaving.ARM_COUNT, all)
                    .with(Leaving.SHARE, cell.candidates() / (double) all));
        }
        return rows;
    }
}
