package org.socialrx.effect;

import java.io.Serializable;
import java.util.Comparator;
import org.socialrx.study.Study;

/**
 * One set of panels that a model is fitted to.
 *
 * @param design {@value #PRIMARY}, {@value #UNMATCHED} (all candidates), another design of the matched sets, or that of
 *     a weighted comparison of all candidates
 * @param outcome name of the outcome
 * @param censoring how observation ends
 * @param grouping what an absorbed effect belongs to
 * @param subgroup characteristic of the referred member, or {@value #ALL}
 * @param level level of the characteristic, or {@value #ALL}
 */
record Series(String design, String outcome, Censoring censoring, Grouping grouping, String subgroup, String level)
        implements Serializable, Comparable<Series> {
    static final String PRIMARY = "primary";
    static final String UNMATCHED = "unmatched";
    static final String ALL = "all";

    private static final Comparator<Series> ORDER = Comparator.comparing(Series::design)
            .thenComparing(Series::outcome)
            .thenComparing(Series::censoring)
            .thenComparing(Series::grouping)
            .thenComparing(Series::subgroup)
            .thenComparing(Series::level);

    /** How observation ends. */
    enum Censoring {
        /** Controls leave on the day before their own referral. */
        OWN_REFERRAL,
        /** Controls stay after their own referral. */
        NONE,
        /** As {@link #OWN_REFERRAL}, but the dead stay until the end of the data, without contacts. */
        OWN_REFERRAL_NOT_DEATH,
        /** As {@link #OWN_REFERRAL}, with {@link CensoringWeights}. */
        OWN_REFERRAL_WEIGHTED
    }

    /** What an absorbed effect belongs to. */
    enum Grouping {
        PERSON,
        MATCHED_SET;

        /** What the study's main estimate takes out. */
        static Grouping ofPrimary(Study study) {
            return study.estimates().primary().effects().equals("matched-set") ? MATCHED_SET : PERSON;
        }

        Grouping other() {
            return this == PERSON ? MATCHED_SET : PERSON;
        }
    }

    /** Everyone of a design, by person, censored at their own referral. */
    static Series of(String design, String outcome) {
        return new Series(design, outcome, Censoring.OWN_REFERRAL, Grouping.PERSON, ALL, ALL);
    }

    Series with(Censoring newCensoring) {
        return new Series(design, outcome, newCensoring, grouping, subgroup, level);
    }

    Series with(Grouping newGrouping) {
        return new Series(design, outcome, censoring, newGrouping, subgroup, level);
    }

    Series within(String newSubgroup, String newLevel) {
        return new Series(design, outcome, censoring, grouping, newSubgroup, newLevel);
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
