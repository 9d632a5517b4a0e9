package org.socialrx.fit.arms;

import org.socialrx.fit.result.Answer;
import org.socialrx.stats.matching.MatchTotals;
import org.socialrx.stats.matching.NearestNeighbour;
import org.socialrx.stats.matching.Replacement;

/**
 * How a matching went.
 *
 * @param counts over all strata
 * @param rules who could be matched
 */
record Matched(MatchTotals counts, NearestNeighbour rules) {
    /** Adds the summary, and notes who found no control. */
    void addTo(Answer answer, ArmRows rows) {
        answer.summary("n_rows", rows.survey().rows())
                .summary("n_rows_incomplete", rows.survey().incomplete())
                .summary("n_treated", counts.treated())
                .summary("n_treated_matched", counts.treatedMatched())
                .summary("n_controls_used", counts.controlsUsed())
                .summary("n_pairs", counts.pairs())
                .summary("sum_abs_distance", counts.totalDistance());
        boolean hasCaliper = rules.caliper() < Double.POSITIVE_INFINITY;
        if (hasCaliper) {
            answer.summary("caliper_width", rules.caliper());
        }
        if (hasCaliper && rules.ratio() == 1 && rules.replacement() == Replacement.WITHOUT) {
            answer.summary("n_pairs_possible", counts.possiblePairs());
            note(answer);
        }
        if (counts.treatedWithoutControls() > 0) {
            answer.note("%,d of %,d treated stand in strata without a control"
                    .formatted(counts.treatedWithoutControls(), counts.treated()));
        }
    }

    private void note(Answer answer) {
        long lost = counts.possiblePairs() - counts.pairs();
        if (lost > 0) {
            answer.note("%,d more pairs within the caliper were possible than nearest-first matching found"
                    .formatted(lost));
        }
    }
}
