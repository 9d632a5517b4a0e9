package org.socialrx.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.socialrx.schema.result.EquityRatio;

/**
 * How many of the described have a characteristic on record.
 *
 * @param ratios released ratios, with the people of each level
 * @param enoughPercent from how many per cent on no warning is given
 */
record Completeness(Sheet ratios, int enoughPercent) {
    private static final String NOT_RECORDED = "not-recorded";

    /** A sentence on the characteristics that are recorded for too few; empty when there are none. */
    String warning(List<String> variables) {
        var poor = variables.stream()
                .filter(variable -> share(variable).orElse(1) < enoughPercent / 100.0)
                .map(variable -> "%s (%s)"
                        .formatted(Words.of(variable), percent(share(variable).orElse(0))))
                .collect(Collectors.joining(", "));
        return poor.isEmpty()
                ? ""
                : " Warning: recorded for fewer than %d %% of patients: %s. Whoever has it on record may differ from the others."
                        .formatted(enoughPercent, poor);
    }

    private static String percent(double share) {
        return Numerals.percent(share);
    }

    /** Share of the described with the characteristic on record; empty where the counts are not shown. */
    OptionalDouble share(String variable) {
        long recorded = 0;
        long all = 0;
        for (var entry : ratios.entries()) {
            if (entry.has(EquityRatio.MEASURE, "referred") && entry.has(EquityRatio.VARIABLE, variable)) {
                long people = entry.count(EquityRatio.BASE_COUNT).orElse(0);
                all += people;
                recorded += entry.has(EquityRatio.LEVEL, NOT_RECORDED) ? 0 : people;
            }
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(recorded / (double) all);
    }
}
