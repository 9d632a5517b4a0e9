package org.socialrx.ingest.identifier;

import org.jspecify.annotations.Nullable;

/** Looks for identifiers anywhere in what somebody wrote. */
final class FreeText {
    private static final int SHORTEST = 5;
    private static final int MOST_DIGITS = 15;
    private static final int NHS_DIGITS = 10;
    private static final int TELEPHONE_DIGITS = 11;
    private static final int WITH_COUNTRY = 12;
    private static final int LONG_COUNTRY = 14;

    private final byte[] digits = new byte[MOST_DIGITS + 1];
    private int digitCount;
    private int grouping;

    /** The first identifier of a text, or null. */
    @Nullable
    IdentifierKind find(byte[] text, int from, int to) {
        if (to - from < SHORTEST || !canHold(text, from, to)) {
            return null;
        }
        int at = from;
        while (at < to) {
            byte next = text[at];
            if (next == '@' && isEmail(text, from, at, to)) {
                return IdentifierKind.EMAIL_ADDRESS;
            }
            boolean startsWord = at == from || !isWord(text[at - 1]);
            if (startsWord && Postcode.isLetter(next) && Postcode.end(text, at, to) > 0) {
                return IdentifierKind.POSTCODE;
            }
            if (startsWord && (Postcode.isDigit(next) || next == '+')) {
                int end = number(text, at, to);
                var kind = end < to && isWord(text[end]) ? null : number();
                if (kind != null) {
                    return kind;
                }
                at = firstGroupEnd(text, at, to);
            } else {
                at++;
            }
        }
        return null;
    }

    private static boolean canHold(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Postcode.isDigit(text[i]) || text[i] == '@') {
                return true;
            }
        }
        return false;
    }

    /** Reads digits in groups that single blanks or hyphens part; returns the byte behind them. */
    private int number(byte[] text, int from, int to) {
        digitCount = 0;
        grouping = 0;
        int at = text[from] == '+' ? from + 1 : from;
        int group = 0;
        while (at < to && digitCount <= MOST_DIGITS) {
            if (Postcode.isDigit(text[at])) {
                if (digitCount < digits.length) {
                    digits[digitCount] = (byte) (text[at] - '0');
                }
                digitCount++;
                group++;
            } else if (at + 1 < to && (text[at] == ' ' || text[at] == '-') && Postcode.isDigit(text[at + 1])) {
                grouping = 10 * grouping + group;
                group = 0;
            } else {
                break;
            }
            at++;
        }
        grouping = 10 * grouping + group;
        return at;
    }

    private static int firstGroupEnd(byte[] text, int from, int to) {
        int at = from + 1;
        while (at < to && Postcode.isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private @Nullable IdentifierKind number() {
        if (digitCount == NHS_DIGITS && (grouping == NHS_DIGITS || grouping == 334) && NhsNumber.isValid(digits)) {
            return IdentifierKind.NHS_NUMBER;
        }
        boolean isNational = digitCount == TELEPHONE_DIGITS && digits[0] == 0 && isArea(digits[1]);
        boolean isInternational = digitCount == WITH_COUNTRY && digits[0] == 4 && digits[1] == 4 && isArea(digits[2]);
        boolean isDialled = digitCount == LONG_COUNTRY
                && digits[0] == 0
                && digits[1] == 0
                && digits[2] == 4
                && digits[3] == 4
                && isArea(digits[4]);
        return isNational || isInternational || isDialled ? IdentifierKind.TELEPHONE_NUMBER : null;
    }

    /** Geographic, wide and mobile numbers begin with 1, 2, 3, 7 or 8 behind the zero. */
    private static boolean isArea(byte digit) {
        return digit == 1 || digit == 2 || digit == 3 || digit == 7 || digit == 8;
    }

    private static boolean isEmail(byte[] text, int from, int at, int to) {
        if (at == from || !isMailWord(text[at - 1]) || at + 3 >= to || !isWord(text[at + 1])) {
            return false;
        }
        for (int i = at + 2; i + 1 < to && (isMailWord(text[i]) || text[i] == '.'); i++) {
            if (text[i] == '.' && Postcode.isLetter(text[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMailWord(byte next) {
        return isWord(next) || next == '-' || next == '_' || next == '+' || next == '.';
    }

    private static boolean isWord(byte next) {
        return Postcode.isLetter(next) || Postcode.isDigit(next);
    }
}
