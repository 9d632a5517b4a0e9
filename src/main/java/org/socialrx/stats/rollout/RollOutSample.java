package org.socialrx.stats.rollout;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.socialrx.stats.did.PanelUnit;

/**
 * The practices and periods that can be compared: while some have begun and others have not.
 *
 * <p>Practices that referred from the first period on are left out, as nothing is known of them before. When nearly
 * every practice begins, the periods from which too few have not begun are left out: an estimate against one or two
 * practices would be theirs, not that of a roll-out.
 *
 * @param practices the practices, those that begin after the last period compared as never begun
 * @param periods number of calendar periods compared
 */
public record RollOutSample(List<Practice> practices, int periods) {
    /** Practices that must not have begun, for a period to be compared, unless a study says otherwise. */
    public static final int LEAST_CONTROLS = 5;

    public RollOutSample {
        practices = List.copyOf(practices);
    }

    /**
     * The sample among all practices.
     *
     * @param leastControls practices that must not have begun, for a period to be compared; at least 1
     * @throws NoRollOutException if no practice begins while another has not
     */
    public static RollOutSample of(List<Practice> all, int leastControls) {
        var observed = all.stream().filter(Practice::isObservedBefore).toList();
        var periods = comparable(observed, leastControls);
        var sample = observed.stream()
                .map(practice -> practice.cohort() > periods ? neverBegun(practice) : practice)
                .toList();
        if (sample.stream().noneMatch(practice -> practice.cohort() != PanelUnit.NEVER)) {
            throw new NoRollOutException("No practice begins to refer while %s begun"
                    .formatted(leastControls == 1 ? "another has not" : leastControls + " others have not"));
        }
        return new RollOutSample(sample, periods);
    }

    /** The last period up to which enough practices have not begun. */
    private static int comparable(List<Practice> observed, int leastControls) {
        var periods = observed.stream().mapToInt(Practice::periods).max().orElse(0);
        while (periods > 0 && notBegun(observed, periods) < leastControls) {
            periods--;
        }
        return periods;
    }

    private static long notBegun(List<Practice> observed, int period) {
        return observed.stream().filter(practice -> !practice.hasBegun(period)).count();
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
    public SortedSet<Integer> cohorts() {
        return practices.stream()
                .map(Practice::cohort)
                .filter(cohort -> cohort != PanelUnit.NEVER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Most spells of registration in any period, of practices that begin or of those that do not. */
    public long registered(boolean hasBegun) {
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
    public long contacts() {
        var sum = 0L;
        for (var practice : practices) {
            for (var period = 1; period <= periods; period++) {
                sum += practice.contacts(period);
            }
        }
        return sum;
    }

    /** Share of the patients of practices that have begun who were ever referred, at the last period compared. */
    public double uptake() {
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
