package org.socialrx.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of three published algorithms that call a person homeless on a day, from the narrowest to the widest: whom one
 * calls homeless, all after it do too.
 */
public enum HomelessAlgorithm {
    /** An entry of homelessness in the two years before, and none of residence after it (UKHSA COVID-19). */
    RECENT("recent", "homeless recently and not superseded"),
    /** Of all entries on residence the last is one of homelessness (OpenSAFELY, UKHSA influenza). */
    LATEST("latest", "homeless by latest residence"),
    /** Any entry of homelessness. */
    EVER("ever", "ever recorded as homeless");

    /** The subgroups of the three algorithms together, as a study names them. */
    public static final String SUBGROUPS = "homelessness";

    /** The level of those whom no algorithm calls homeless. */
    public static final String NONE = "by none";

    private static final String PREFIX = "homeless-";

    private final String label;
    private final String words;

    HomelessAlgorithm(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The algorithm as it stands in levels of tables. */
    public String label() {
        return label;
    }

    /** What it says of people. */
    public String words() {
        return words;
    }

    /** The level of those whom it and every wider one calls homeless and no narrower one does, as in "ever latest". */
    public String level() {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.compareTo(this) >= 0)
                .sorted(Comparator.reverseOrder())
                .map(HomelessAlgorithm::label)
                .collect(Collectors.joining(" "));
    }

    /** The subgroup of those it calls homeless, as it stands in tables of estimates. */
    public String subgroup() {
        return PREFIX + label;
    }

    /** The algorithm whose subgroup has that name; empty for another subgroup. */
    public static Optional<HomelessAlgorithm> ofSubgroup(String subgroup) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.subgroup().equals(subgroup))
                .findFirst();
    }
}
