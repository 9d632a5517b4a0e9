package org.socialrx.ingest.identifier;

/**
 * The check digit of an NHS number.
 *
 * <p>Source: NHS Data Dictionary, NHS NUMBER: the first nine digits are weighted 10 to 2; eleven less the remainder of
 * their sum by eleven is the last digit, where 11 is written 0 and 10 makes the number invalid.
 */
final class NhsNumber {
    private static final int WEIGHTED = 9;
    private static final int MODULUS = 11;

    private NhsNumber() {}

    /** Whether ten values from 0 to 9 end in their check digit. */
    static boolean isValid(byte[] digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTED; i++) {
            sum += digits[i] * (WEIGHTED + 1 - i);
        }
        return (MODULUS - sum % MODULUS) % MODULUS == digits[WEIGHTED];
    }

    /** Whether ten digits of a text end in their check digit. */
    static boolean isValid(byte[] text, int from) {
        int sum = 0;
        for (int i = 0; i < WEIGHTED; i++) {
            sum += (text[from + i] - '0') * (WEIGHTED + 1 - i);
        }
        return (MODULUS - sum % MODULUS) % MODULUS == text[from + WEIGHTED] - '0';
    }
}
