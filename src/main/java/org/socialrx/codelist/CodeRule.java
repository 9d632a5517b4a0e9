package org.socialrx.codelist;

/**
 * One line of a code list.
 *
 * @param system terminology, the id of a {@link CodeSystem}
 * @param code code, or its beginning or end when {@code kind} says so
 * @param term words for the code, empty when no public source confirms them
 * @param kind how the code is compared
 * @param isExcluded whether the line takes codes out again
 * @param category category within the list, empty when it has none
 * @param evidence status, service, administrative or declined
 * @param status how far the code is confirmed
 * @param validity days whose entries the line speaks of
 */
public record CodeRule(
        String system,
        String code,
        String term,
        Kind kind,
        boolean isExcluded,
        String category,
        String evidence,
        Status status,
        Validity validity) {

    /** How a code is compared. */
    public enum Kind {
        /** Equal; a Read v2 code also with its two-character term suffix. */
        EXACT,
        /** Begins with. */
        PREFIX,
        /** Ends with; of a Read v2 code with its two characters for a term, so that one term can be meant. */
        SUFFIX
    }

    /** How far a code is confirmed. */
    public enum Status {
        /** A public source names the code with this meaning. */
        VERIFIED,
        /** Chosen for this project; check it against the terminology before relying on it. */
        LOCAL,
        /** A place kept free: no public code is known, a study fills it in. It matches nothing. */
        SLOT
    }
}
