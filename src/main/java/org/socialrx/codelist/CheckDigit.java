package org.socialrx.codelist;

/**
 * The last digit of a SNOMED CT identifier, computed from the others.
 *
 * <p>Source: Verhoeff, Error detecting decimal codes, 1969; the dihedral group of ten elements.
 */
final class CheckDigit {
    private static final int[][] STEPS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
        {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
        {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
        {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
        {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
        {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
        {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
    };

    private CheckDigit() {}

    /** Whether the last digit fits. */
    static boolean fits(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            check = product(check, STEPS[i % STEPS.length][digit]);
        }
        return check == 0;
    }

    /** Product of two elements of the dihedral group: 0 to 4 are rotations, 5 to 9 reflections. */
    private static int product(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + (a - b + 5) % 5 : (a - b + 5) % 5;
    }
}
