package org.socialrx.cohort;

import java.time.LocalDate;
import java.util.List;
import org.socialrx.study.ControlRules;
import org.socialrx.study.DateWindow;
import org.socialrx.study.EligibilityRule;
import org.socialrx.study.Exposure;

/** Rules of a small study: data 2015 to 2019, index dates 2017 to 2018, adults registered for 728 days. */
final class TestRules {
    private TestRules() {}

    static CohortRules rules() {
        return rules(20, 1);
    }

    static CohortRules rules(int candidatesPerReferral, long seed) {
        return rules(new ControlRules(ControlRules.AtRisk.NOT_YET_REFERRED, candidatesPerReferral, 5), seed);
    }

    static CohortRules rules(ControlRules controls, long seed) {
        return new CohortRules(
                new DateWindow(LocalDate.of(2015, 1, 1), LocalDate.of(2019, 12, 31)),
                new DateWindow(LocalDate.of(2017, 1, 1), LocalDate.of(2018, 12, 31)),
                List.of(
                        new EligibilityRule.RecordAcceptable(),
                        new EligibilityRule.AgeYears(18, 105),
                        new EligibilityRule.RegisteredDays(728),
                        new EligibilityRule.FirstReferralEver()),
                new Exposure("narrow", List.of("offered"), List.of("referred"), List.of("declined"), 90),
                controls,
                seed);
    }
}
