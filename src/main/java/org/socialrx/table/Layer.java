package org.socialrx.table;

import java.util.Locale;

/** The databases of a warehouse, in the order in which data moves through them. */
public enum Layer {
    /** Rejected rows and the manifest of delivered files; belongs to the warehouse. */
    SOURCE,
    /** One model for every supplier; belongs to the warehouse. */
    CORE,
    /** Person level, one set a study. */
    STUDY,
    /** Aggregates, exact, one set a study. */
    RESULT,
    /** Aggregates after disclosure control, one set a study, under a root of its own. */
    RELEASE,
    /** What models of the fit job gave on tables that users brought; exact, belongs to the warehouse. */
    FIT,
    /** Which codes of the code lists occur where; exact, for the team, belongs to the warehouse. */
    COVERAGE,
    /** What ran, what it read and wrote; counts only. */
    OPS;

    /** The database name. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every study has a set of its own. */
    public boolean isPerStudy() {
        return this == STUDY || this == RESULT || this == RELEASE;
    }

    /** Whether its tables hold some hundred rows whatever the number of patients. */
    public boolean isAggregate() {
        return this == RESULT || this == RELEASE || this == OPS;
    }
}
