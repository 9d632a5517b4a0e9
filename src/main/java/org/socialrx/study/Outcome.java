package org.socialrx.study;

import java.util.List;

/**
 * One thing that is counted by period: contacts with primary care, of which those of link workers never count, or days
 * with an entry of a code list.
 *
 * @param name name in tables, kebab-case
 * @param label name in reports
 * @param measure what is counted
 * @param staff staff groups whose contacts count; empty for all but link workers
 * @param codelist code list whose entries count; empty for contacts
 * @param category the list's category that counts; empty for all
 */
public record Outcome(
        String name, String label, Measure measure, List<String> staff, String codelist, String category) {
    public Outcome {
        staff = List.copyOf(staff);
    }

    /** Contacts of some staff, empty for all but link workers. */
    public static Outcome ofContacts(String name, String label, Measure measure, List<String> staff) {
        return new Outcome(name, label, measure, staff, "", "");
    }

    /** What is counted. */
    public enum Measure {
        /** Any consultation row, at most one a patient, practice and day. */
        DAY,
        /**
         * Consultations of a listed kind (face to face, telephone, home visit), at most one a patient, practice and
         * day.
         */
        AURUM_TYPE,
        /** Entries of a code list, at most one a patient, practice and day, in a consultation or in none. */
        CODE
    }
}
