package org.socialrx.study;

import java.util.List;

/**
 * What is estimated.
 *
 * @param primary the main estimate
 * @param alsoOutcomes further outcomes under the same design
 * @param subgroups characteristics within which the main estimate is repeated: sex, age-band, ethnicity,
 *     deprivation-quintile, index-year, or a condition
 * @param firstEffectPeriods first effect periods of the sweep
 * @param earlyContacts periods whose contacts a sensitivity analysis matches on; biased, and said so
 */
public record Estimates(
        PrimaryEstimate primary,
        List<String> alsoOutcomes,
        List<String> subgroups,
        List<Integer> firstEffectPeriods,
        PeriodRange earlyContacts) {
    public Estimates {
        alsoOutcomes = List.copyOf(alsoOutcomes);
        subgroups = List.copyOf(subgroups);
        firstEffectPeriods = List.copyOf(firstEffectPeriods);
    }
}
