package org.socialrx.codelist;

/**
 * One line of a code list.
 *
 * @param system terminology: snomed, read2, ctv3, emis, supplier
 * @param code code, or its beginning when {@code kind} is a prefix
 * @param kind how the code is compared
 * @param isExcluded whether the line takes codes out again
 * @param category category within the list, empty when it has none
 * @param evidence status, service, administrative or declined
 */
public record CodeRule(String system, String code, Kind kind, boolean isExcluded, String category, String evidence) {

    /** How a code is compared. */
    public enum Kind {
        /** Equal; a Read v2 code also with its two-character term suffix. */
        EXACT,
        /** Begins with. */
        PREFIX
    }
}
