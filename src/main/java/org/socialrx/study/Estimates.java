package org.socialrx.study;

import java.util.List;

/**
 * What is estimated.
 *
 * @param primary the main estimate
 * @param alsoOutcomes further outcomes under the same design
 * @param also further designs beside the main one
 * @param leastControlPractices practices that must not have begun to refer, for a period of the roll-out to be compared
 * @param subgroups characteristics within which the main estimate is repeated: sex, age-band, ethnicity,
 *     deprivation-quintile, index-year, homelessness (three subgroups, one an algorithm), or a condition
 * @param firstEffectPeriods first effect periods of the sweep
 * @param earlyContacts periods whose contacts a sensitivity analysis matches on; biased, and said so
 * @param sensitivity what else the main estimate is held against
 */
public record Estimates(
        PrimaryEstimate primary,
        List<String> alsoOutcomes,
        List<FurtherDesign> also,
        int leastControlPractices,
        List<String> subgroups,
        List<Integer> firstEffectPeriods,
        PeriodRange earlyContacts,
        Sensitivity sensitivity) {
    public Estimates {
        alsoOutcomes = List.copyOf(alsoOutcomes);
        also = List.copyOf(also);
        subgroups = List.copyOf(subgroups);
        firstEffectPeriods = List.copyOf(firstEffectPeriods);
    }

    /** Whom the weighted comparisons of all candidates stand for, in the order of the study. */
    public List<FurtherDesign.Target> weightedTargets() {
        return also.stream()
                .filter(FurtherDesign.Weighted.class::isInstance)
                .map(design -> ((FurtherDesign.Weighted) design).target())
                .toList();
    }
}
