package org.socialrx.cohort;

import java.util.List;
import org.socialrx.study.ControlRules;
import org.socialrx.study.DateWindow;
import org.socialrx.study.EligibilityRule;
import org.socialrx.study.Exposure;
import org.socialrx.study.Study;

/**
 * The parts of a study that decide its cohort.
 *
 * @param dataWindow days whose records are used at all
 * @param indexWindow days on which an index date may fall
 * @param eligibility rules a candidate keeps, in order
 * @param exposure what counts as social prescribing
 * @param controls who may be a control
 * @param seed seed of the draw
 */
record CohortRules(
        DateWindow dataWindow,
        DateWindow indexWindow,
        List<EligibilityRule> eligibility,
        Exposure exposure,
        ControlRules controls,
        long seed) {
    CohortRules {
        eligibility = List.copyOf(eligibility);
    }

    static CohortRules of(Study study) {
        return new CohortRules(
                study.dataWindow(),
                study.indexWindow(),
                study.eligibility(),
                study.exposure(),
                study.controls(),
                study.seed());
    }
}
