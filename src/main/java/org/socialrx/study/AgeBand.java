package org.socialrx.study;

/** Bands of age in which people are described and subgroups are formed, from the youngest to the oldest. */
public enum AgeBand {
    UNDER_18("0-17", 0),
    FROM_18("18-34", 18),
    FROM_35("35-49", 35),
    FROM_50("50-64", 50),
    FROM_65("65-79", 65),
    FROM_80("80+", 80);

    private final String label;
    private final int fromYears;

    AgeBand(String label, int fromYears) {
        this.label = label;
        this.fromYears = fromYears;
    }

    /** The band as it stands in tables. */
    public String label() {
        return label;
    }

    /** The youngest age in it, in years. */
    public int fromYears() {
        return fromYears;
    }

    /** The band of an age that is not negative. */
    public static AgeBand of(int years) {
        var band = UNDER_18;
        for (var next : values()) {
            band = years >= next.fromYears ? next : band;
        }
        return band;
    }
}
