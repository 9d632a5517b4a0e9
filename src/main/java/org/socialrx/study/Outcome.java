package org.socialrx.study;

import java.util.List;

/**
 * One way to count contacts with primary care; contacts of link workers never count.
 *
 * @param name name in tables, kebab-case
 * @param label name in reports
 * @param measure what a contact is
 * @param staff staff groups that count; empty for all but link workers
 */
public record Outcome(String name, String label, Measure measure, List<String> staff) {
    public Outcome {
        staff = List.copyOf(staff);
    }

    /** What a contact is. */
    public enum Measure {
        /** Any consultation row, at most one a patient, practice and day. */
        DAY,
        /**
         * Consultations of a listed kind (face to face, telephone, home visit), at most one a patient, practice and
         * day.
         */
        AURUM_TYPE
    }
}
