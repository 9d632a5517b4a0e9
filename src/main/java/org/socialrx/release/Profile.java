package org.socialrx.release;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;

/**
 * One set of disclosure rules, as an output checker states them.
 *
 * @param name name in the study file
 * @param redactUpTo largest count that is suppressed; zero is always released, 0 means that rounding alone protects
 * @param protectUpTo largest count that nobody may work out from other counts
 * @param rounding how counts that remain are rounded
 * @param holdWithin a count that differs from what the release before showed by no more than this is shown as there
 * @param personTime how quarters of a year of observed time are rounded
 * @param totals how a total that is shown once, beside its parts, is released
 * @param words the rules in a sentence
 */
public record Profile(
        String name,
        long redactUpTo,
        long protectUpTo,
        Rounding rounding,
        long holdWithin,
        Rounding personTime,
        Totals totals,
        String words) {
    private static final double QUARTERS = 4;

    /** How a total is released. */
    public enum Totals {
        /** The sum of its released parts; it then says nothing that they do not say. */
        SUM_OF_RELEASED,
        /** Rounded like any other count. */
        AS_ANY_COUNT
    }

    /** The rules of OpenSAFELY: nothing up to 7, the rest to the nearest 5. */
    public static final Profile OPENSAFELY = new Profile(
            "opensafely",
            7,
            7,
            new Rounding.Nearest(5),
            5,
            new Rounding.Nearest(5),
            Totals.SUM_OF_RELEASED,
            "Counts from 1 to 7 are not shown, all others are rounded to the nearest 5; a count within 5 of what the"
                    + " release before showed is shown as there.");

    /** OpenSAFELY's midpoint rounding: every count to the middle of a band of six. */
    public static final Profile OPENSAFELY_MID6 = new Profile(
            "opensafely-mid6",
            0,
            6,
            new Rounding.Midpoint(6),
            6,
            new Rounding.Midpoint(6),
            Totals.SUM_OF_RELEASED,
            "Counts are rounded to the middle of bands of six; 1 to 6 become 3; a count within 6 of what the release"
                    + " before showed is shown as there.");

    /** The Office for National Statistics' Secure Research Service: at least 10 behind every number. */
    public static final Profile ONS_SRS = new Profile(
            "ons-srs",
            9,
            9,
            new Rounding.Nearest(1),
            9,
            new Rounding.Nearest(9),
            Totals.AS_ANY_COUNT,
            "Counts under 10 are not shown, nor what they could be worked out from; a count within 9 of what the"
                    + " release before showed is shown as there.");

    /** Every profile. */
    public static final List<Profile> ALL = List.of(OPENSAFELY, OPENSAFELY_MID6, ONS_SRS);

    /**
     * The profile of that name.
     *
     * @throws Problems if there is none
     */
    public static Profile named(String name) {
        return ALL.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Problems(
                        ExitCode.STUDY,
                        "disclosure",
                        "is %s; it must be one of %s"
                                .formatted(name, ALL.stream().map(Profile::name).collect(Collectors.joining(", ")))));
    }

    /** Whether a count is too small to be shown. */
    public boolean isRedacted(long count) {
        return count > 0 && count <= redactUpTo;
    }

    /** The released value of one count on its own; empty when it is suppressed. */
    public OptionalLong released(long count) {
        return isRedacted(count) ? OptionalLong.empty() : OptionalLong.of(rounding.of(count));
    }

    /** The released total of counts that are all shown beside it: the sum of what is released of them. */
    public long total(List<Long> counts) {
        return counts.stream().mapToLong(count -> released(count).orElse(0)).sum();
    }

    /** Whether a count is shown as in the release before. A zero is exact, so none is held. */
    public boolean isHeld(long count, long before) {
        return before > 0 && count > 0 && Math.abs(count - before) <= holdWithin;
    }

    /** Whether counts that are shown are shown unrounded. */
    boolean isExact() {
        return rounding.lowest(protectUpTo + 1) == rounding.highest(protectUpTo + 1);
    }

    /** Released years of observed time. */
    double years(double exact) {
        return personTime.of(Math.round(exact * QUARTERS)) / QUARTERS;
    }

    /** Whether years of observed time are shown as in the release before. */
    boolean isSameTime(double exact, double before) {
        return isHeld(Math.round(exact * QUARTERS), Math.round(before * QUARTERS));
    }

    /** What a value that the release before showed too tells of the count. */
    Interval behindHeld(long released) {
        return new Interval(Math.max(redactUpTo + 1, released - holdWithin), released + holdWithin);
    }

    /** What a released value tells of the count. */
    Interval behind(long released) {
        long low = rounding.lowest(released);
        boolean isZero = released == 0 && redactUpTo >= rounding.highest(0);
        if (isZero) {
            return new Interval(0, 0);
        }
        return new Interval(released == 0 ? low : Math.max(low, redactUpTo + 1), rounding.highest(released));
    }
}
