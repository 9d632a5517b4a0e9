package org.socialrx.effect;

import java.io.Serializable;
import org.socialrx.study.PeriodRange;

/** What a series counts by arm and period. */
final class Tally implements Serializable {
    static final double DAYS_PER_YEAR = 365.25;

    private static final long serialVersionUID = 2;

    private final int firstPeriod;
    private final int periods;
    private final PeriodCounts referred;
    private final PeriodCounts control;

    Tally(int firstPeriod, int periods) {
        this.firstPeriod = firstPeriod;
        this.periods = periods;
        this.referred = new PeriodCounts(periods);
        this.control = new PeriodCounts(periods);
    }

    Tally add(PanelUnit unit) {
        for (var m = 0; m < unit.members().size(); m++) {
            var member = unit.members().get(m);
            var counts = arm(member.isReferred());
            for (var period = 0; period < periods; period++) {
                var at = m * periods + period;
                counts.add(period, member.weight(), unit.personCount(), unit.personDays()[at], unit.eventCounts()[at]);
            }
        }
        return this;
    }

    Tally merge(Tally other) {
        referred.merge(other.referred);
        control.merge(other.control);
        return this;
    }

    /** The first period of the panel. */
    int firstPeriod() {
        return firstPeriod;
    }

    /** How many periods the panel has. */
    int periods() {
        return periods;
    }

    /** Whether anyone had a contact in a period. */
    boolean hasEvents(int period) {
        return events(true, period) + events(false, period) > 0;
    }

    /** Most candidates of an arm who were observed in any of the periods. */
    long candidates(boolean isReferred, PeriodRange range) {
        var most = 0L;
        for (var period = range.from(); period <= range.to(); period++) {
            most = Math.max(most, candidates(isReferred, period));
        }
        return most;
    }

    /** Candidates of an arm observed in a period. */
    long candidates(boolean isReferred, int period) {
        return arm(isReferred).candidates(period - firstPeriod);
    }

    /** Contacts of an arm in a period. */
    long events(boolean isReferred, int period) {
        return arm(isReferred).events(period - firstPeriod);
    }

    /** Contacts of an arm over periods. */
    long events(boolean isReferred, PeriodRange range) {
        var sum = 0L;
        for (var period = range.from(); period <= range.to(); period++) {
            sum += events(isReferred, period);
        }
        return sum;
    }

    /** Contacts of both arms over periods. */
    long events(PeriodRange range) {
        return events(true, range) + events(false, range);
    }

    /** Years observed of an arm in a period. */
    double years(boolean isReferred, int period) {
        return arm(isReferred).days(period - firstPeriod) / DAYS_PER_YEAR;
    }

    /** Contacts of an arm over periods, each times the weight of its person. */
    double weightedEvents(boolean isReferred, PeriodRange range) {
        return arm(isReferred).weightedEvents(range.from() - firstPeriod, range.to() - firstPeriod);
    }

    /** Years observed of an arm over periods, each times the weight of its person. */
    double weightedYears(boolean isReferred, PeriodRange range) {
        return arm(isReferred).weightedDays(range.from() - firstPeriod, range.to() - firstPeriod) / DAYS_PER_YEAR;
    }

    private PeriodCounts arm(boolean isReferred) {
        return isReferred ? referred : control;
    }
}
