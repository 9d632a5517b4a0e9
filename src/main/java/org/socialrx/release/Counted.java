package org.socialrx.release;

import java.util.Locale;

/**
 * Whom a count counts.
 *
 * @param population name of the population; tables that speak of the same people use the same name
 * @param variable characteristic, or all
 * @param level level of it, or all
 * @param within what else tells one list of levels from another in the same table, such as the outcome
 */
record Counted(String population, String variable, String level, String within) {
    static final String ALL = "all";
    private static final String THROUGHOUT = "observed-throughout";

    Counted {
        variable = plain(variable);
        level = plain(level);
    }

    /** Everybody of a population. */
    static Counted everybody(String population) {
        return new Counted(population, ALL, ALL, "");
    }

    boolean isEverybody() {
        return variable.equals(ALL);
    }

    /** The people, whatever the list they stand in. */
    String people() {
        return population + "/" + variable + "/" + level;
    }

    /**
     * Whose number this is at another time or in another analysis: two different numbers under one such name differ by
     * a number of people. Those observed throughout are those of the last period who did not leave in it.
     */
    String crowd() {
        return level.equals(THROUGHOUT) ? everybody(population).people() : people();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', '-').trim();
    }
}
