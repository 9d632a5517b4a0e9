package org.socialrx.report;

import java.util.List;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;

/** Where on the page an analysis stands, by its name. */
enum Place {
    /** Beside the main estimate: the same question asked in other ways. */
    SIDE_BY_SIDE,
    /** By itself: what changed for everybody registered where referral began. */
    ROLL_OUT,
    /** Among the checks: what would be expected to be otherwise. */
    CHECK;

    private static final List<String> CHECKS = List.of("placebo-date", "honest-did", "negative-control", "calibrated");

    static Place of(Entry estimate) {
        var analysis = estimate.text(Estimate.ANALYSIS);
        if (analysis.startsWith("roll-out")) {
            return ROLL_OUT;
        }
        return CHECKS.stream().anyMatch(analysis::startsWith) ? CHECK : SIDE_BY_SIDE;
    }
}
