package org.socialrx.effect.rollout;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.socialrx.stats.did.PanelUnit;

/**
 * The practices and periods that can be compared: while some have begun and others have not.
 *
 * <p>Practices that referred from the first period on are left out, as nothing is known of them before. When every
 * practice begins, the last ones to do so are the only controls left at the end, and the periods from their beginning
 * on have none and are left out.
 *
 * @param practices the practices, the last to begin as never begun when nobody else is
 * @param periods number of calendar periods compared
 */
record RollOutSample(List<Practice> practices, int periods) {
    RollOutSample {
        practices = List.copyOf(practices);
    }

    /**
     * The sample among all practices.
     *
     * @throws NoRollOutException if no practice begins while another has not
     */
    static RollOutSample of(List<Practice> all) {
        var observed = all.stream().filter(Practice::isObservedBefore).toList();
        var hasNever = observed.stream().anyMatch(practice -> practice.cohort() == PanelUnit.NEVER);
        var last = observed.stream().mapToInt(Practice::cohort).max().orElse(0);
        var periods = observed.isEmpty() || hasNever
                ? observed.stream().mapToInt(Practice::periods).max().orElse(0)
                : last - 1;
        var sample = observed.stream()
                .map(practice -> practice.cohort() > periods ? neverBegun(practice) : practice)
                .toList();
        if (sample.stream().noneMatch(practice -> practice.cohort() != PanelUnit.NEVER)) {
            throw new NoRollOutException("No practice begins to refer while another has not begun");
        }
        return new RollOutSample(sample, periods);
    }

    private static Practice neverBegun(Practice practice) {
        return new Practice(
                practice.id(),
                PanelUnit.NEVER,
                practice.spells(),
                practice.days(),
                practice.contacts(),
                practice.firstReferrals());
    }

    /** Periods in which practices begin, ascending. */
    TreeSet<Integer> cohorts() {
        return practices.stream()
                .map(Practice::cohort)
                .filter(cohort -> cohort != PanelUnit.NEVER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Most spells of registration in any period, of practices that begin or of those that do not. */
    long registered(boolean hasBegun) {
        var most = 0L;
        for (var period = 1; period <= periods; period++) {
            var at = period;
            most = Math.max(
                    most,
                    practices.stream()
                            .filter(practice -> practice.cohort() != PanelUnit.NEVER == hasBegun)
                            .mapToLong(practice -> practice.spells(at))
                            .sum());
        }
        return most;
    }

    /** Contacts of everybody over all periods compared. */
    long contacts() {
        var sum = 0L;
        for (var practice : practices) {
            for (var period = 1; period <= periods; period++) {
                sum += practice.contacts(period);
            }
        }
        return sum;
    }

    /** Share of the patients of practices that have begun who were ever referred, at the last period compared. */
    double uptake() {
        var begun = practices.stream()
                .filter(practice -> practice.hasBegun(periods))
                .toList();
        var referred = begun.stream()
                .mapToLong(practice -> practice.referredBy(periods))
                .sum();
        return referred
                / (double) begun.stream()
                        .mapToLong(practice -> practice.spells(periods))
                        .sum();
    }
}
