package org.socialrx.report;

import java.util.ArrayList;
import java.util.Locale;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Periods;
import org.socialrx.study.Study;

/**
 * How the main estimate was computed, in words.
 *
 * @param study the study
 * @param main the main estimate
 */
record Design(Study study, Entry main) {
    private static final double DAYS_IN_MONTH = 30.4375;

    /** The small print under the answer. */
    String words() {
        var parts = new ArrayList<String>();
        parts.add(main.has(Estimate.SCALE, "ratio") ? "Rate ratio" : "Difference per patient-year");
        parts.add("Poisson with person-time and effects of the %s and of the time since referral"
                .formatted(study.estimates().primary().effects().replace('-', ' ')));
        parts.add(errors());
        var text = String.join("; ", parts);
        return "%s. Months %s to %s before referral against %s; the months between are drawn but not estimated."
                .formatted(text, beforeFrom(), beforeTo(), months(study) + " after");
    }

    private String errors() {
        var practices = main.count(Estimate.CLUSTER_COUNT);
        var df = main.number(Estimate.DF);
        var text = new StringBuilder("clustered by practice (").append(main.text(Estimate.ERRORS));
        practices.ifPresent(
                count -> text.append(", ").append(Numerals.count(count)).append(" practices"));
        df.ifPresent(degrees -> text.append(", ").append(String.format(Locale.ROOT, "%.0f df", degrees)));
        return text.append(')').toString();
    }

    private String beforeFrom() {
        return Long.toString(
                Math.round(-start(study.periods(), study.periods().baseline().from())));
    }

    private String beforeTo() {
        return Long.toString(
                Math.round(-start(study.periods(), study.periods().baseline().to() + 1)));
    }

    /** The effect periods as months after referral. */
    static String months(Study study) {
        var periods = study.periods();
        return "months %d to %d"
                .formatted(
                        Math.round(start(periods, periods.effect().from())),
                        Math.round(start(periods, periods.effect().to() + 1)));
    }

    /** Start of a period in months from referral. */
    static double start(Periods periods, int period) {
        return period * periods.lengthDays() / DAYS_IN_MONTH;
    }

    /** Middle of a period in months from referral. */
    static double middle(Periods periods, int period) {
        return (period + 0.5) * periods.lengthDays() / DAYS_IN_MONTH;
    }
}
