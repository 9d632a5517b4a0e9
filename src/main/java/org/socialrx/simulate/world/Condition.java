package org.socialrx.simulate.world;

/** A condition or habit that raises contacts or the odds of referral, recorded as a coded event at every review. */
public enum Condition {
    /** Depressive disorder. */
    DEPRESSION("35489007", "Depressive disorder", 0.11, 0, 0.45, 0.06, Kind.MOOD),
    /** Anxiety disorder. */
    ANXIETY("197480006", "Anxiety disorder", 0.08, -0.05, 0.5, 0.05, Kind.MOOD),
    /** Chronic obstructive lung disease. */
    COPD("13645005", "Chronic obstructive lung disease", 0.02, 0.7, -0.1, 0.12, Kind.LONG_TERM),
    /** Type 2 diabetes. */
    DIABETES("44054006", "Diabetes mellitus type 2", 0.06, 0.4, -0.2, 0.06, Kind.LONG_TERM),
    /** Dementia. */
    DEMENTIA("52448006", "Dementia", 0.0008, 1.4, 0.2, 0.02, Kind.LONG_TERM),
    /** High blood pressure. */
    HYPERTENSION("38341003", "Hypertensive disorder", 0.13, 0.55, 0, 0.03, Kind.LONG_TERM),
    /** Asthma. */
    ASTHMA("195967001", "Asthma", 0.09, -0.05, 0.15, 0.03, Kind.LONG_TERM),
    /** Coronary heart disease. */
    CORONARY("53741008", "Coronary arteriosclerosis", 0.03, 0.7, -0.6, 0.06, Kind.LONG_TERM),
    /** Current smoker. */
    SMOKER("77176002", "Smoker", 0.17, -0.15, -0.2, 0.1, Kind.HABIT),
    /** Obesity. */
    OBESITY("414916001", "Obesity", 0.1, 0.1, 0.1, 0.06, Kind.HABIT);

    /** What a condition counts as when odds of referral are worked out. */
    public enum Kind {
        /** Depression or anxiety. */
        MOOD,
        /** Counts towards multimorbidity. */
        LONG_TERM,
        /** Has its own odds. */
        HABIT
    }

    private final String snomed;
    private final String term;
    private final double prevalence;
    private final double perDecade;
    private final double women;
    private final double perDecile;
    private final Kind kind;

    Condition(
            String snomed,
            String term,
            double prevalence,
            double perDecade,
            double women,
            double perDecile,
            Kind kind) {
        this.snomed = snomed;
        this.term = term;
        this.prevalence = prevalence;
        this.perDecade = perDecade;
        this.women = women;
        this.perDecile = perDecile;
        this.kind = kind;
    }

    /** Concept in SNOMED CT. */
    public String snomed() {
        return snomed;
    }

    /** Our words for it. */
    public String term() {
        return term;
    }

    /** What it counts as. */
    public Kind kind() {
        return kind;
    }

    /** Probability at an age in years, a sex and a decile of deprivation (1 = most deprived); none in childhood. */
    double probability(int age, Sex sex, int decile) {
        if (age < 16) {
            return 0;
        }
        double odds = prevalence
                / (1 - prevalence)
                * StrictMath.exp(
                        perDecade * (age - 50) / 10.0 + (sex == Sex.FEMALE ? women : 0) + perDecile * (5.5 - decile));
        return odds / (1 + odds);
    }
}
