package org.socialrx.ingest;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code can be one of its terminology, told from its bytes.
 *
 * <p>The patterns of code lists say the same but cost a matcher a row.
 */
final class CodeShape {
    private static final UTF8String SNOMED = UTF8String.fromString("snomed");
    private static final UTF8String READ2 = UTF8String.fromString("read2");
    private static final UTF8String CTV3 = UTF8String.fromString("ctv3");
    private static final int SHORTEST_SNOMED = 6;
    private static final int LONGEST_SNOMED = 18;
    private static final int LONGEST_READ2 = 7;
    private static final int LONGEST_CTV3 = 5;
    private static final int LONGEST_LOCAL = 40;
    private static final int SHORTEST_NUMBER = 4;

    private CodeShape() {}

    /**
     * Whether the form fits.
     *
     * @param system the terminology that the row names; null when it names none, and then only a number too short to be
     *     a code of anything does not fit
     */
    static boolean fits(@Nullable UTF8String system, UTF8String code) {
        int length = code.numBytes();
        if (system == null) {
            return length >= SHORTEST_NUMBER || !isOf(code, Letters.NONE);
        }
        if (system.equals(SNOMED)) {
            return length >= SHORTEST_SNOMED && length <= LONGEST_SNOMED && isOf(code, Letters.NONE);
        }
        if (system.equals(READ2) || system.equals(CTV3)) {
            return length <= (system.equals(READ2) ? LONGEST_READ2 : LONGEST_CTV3) && isOf(code, Letters.AND_DOTS);
        }
        return length <= LONGEST_LOCAL;
    }

    private static boolean isOf(UTF8String code, Letters letters) {
        for (int i = 0; i < code.numBytes(); i++) {
            byte next = code.getByte(i);
            boolean isDigit = next >= '0' && next <= '9';
            boolean isLetter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '.';
            if (!isDigit && !(isLetter && letters == Letters.AND_DOTS)) {
                return false;
            }
        }
        return true;
    }

    /** What may stand beside digits. */
    private enum Letters {
        NONE,
        AND_DOTS
    }
}
