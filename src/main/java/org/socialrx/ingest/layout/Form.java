package org.socialrx.ingest.layout;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** How a field is written in the delivered text. */
public enum Form {
    /** Digits only, up to 19 of them, kept as text: ids lose digits as numbers. */
    IDENTIFIER {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            cell.text(line, from, to);
            return to - from <= LONGEST_IDENTIFIER && isDigits(line, from, to) ? null : Rule.NOT_AN_IDENTIFIER;
        }
    },
    /** Any text. */
    TEXT {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            cell.text(line, from, to);
            return null;
        }
    },
    /** A whole number. */
    INTEGER {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            int digits = line[from] == '-' ? from + 1 : from;
            if (to - digits > LONGEST_INTEGER || !isDigits(line, digits, to)) {
                return Rule.NOT_A_NUMBER;
            }
            long value = number(line, digits, to);
            cell.whole(digits > from ? -value : value);
            return null;
        }
    },
    /** A whole number where 0 says "not recorded". */
    NUMBER_OR_ZERO {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            return INTEGER.read(line, from, to, cell);
        }

        @Override
        boolean isEmpty(byte[] line, int from, int to) {
            return super.isEmpty(line, from, to) || (to - from == 1 && line[from] == '0');
        }
    },
    /** A number with an optional fraction and exponent, point as decimal mark. */
    DECIMAL {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            if (!isDecimal(line, from, to)) {
                return Rule.NOT_A_NUMBER;
            }
            cell.decimal(Double.parseDouble(new String(line, from, to - from, StandardCharsets.ISO_8859_1)));
            return null;
        }
    },
    /** A day as dd/mm/yyyy; 31/12/9999 says "never". */
    DATE {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            if (to - from != 10 || line[from + 2] != '/' || line[from + 5] != '/') {
                return Rule.WRONG_DATE_FORM;
            }
            if (!isDigits(line, from, from + 2)
                    || !isDigits(line, from + 3, from + 5)
                    || !isDigits(line, from + 6, to)) {
                return Rule.WRONG_DATE_FORM;
            }
            return day(
                    number(line, from, from + 2), number(line, from + 3, from + 5), number(line, from + 6, to), cell);
        }
    },
    /** 0 for no, 1 for yes. */
    FLAG {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            var fault = INTEGER.read(line, from, to, cell);
            if (fault != null) {
                return fault;
            }
            return to - from == 1 && (line[from] == '0' || line[from] == '1') ? null : Rule.UNKNOWN_CATEGORY;
        }
    },
    /** Sex by number: 1 male, 2 female, 3 other; every other number is unknown. */
    SEX {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            if (!isDigits(line, from, to)) {
                return Rule.NOT_A_NUMBER;
            }
            int code = to - from == 1 ? line[from] - '0' : 0;
            byte[] sex = code < SEXES.length ? SEXES[code] : SEXES[0];
            cell.text(sex, 0, sex.length);
            return null;
        }
    };

    private static final int LONGEST_IDENTIFIER = 19;
    private static final int LONGEST_INTEGER = 9;
    private static final byte[][] SEXES = {utf8("unknown"), utf8("male"), utf8("female"), utf8("other")};

    /**
     * Reads a field that is not empty into the cell.
     *
     * @param line bytes of the line
     * @param from first byte of the field
     * @param to end of the field, exclusive, after {@code from}
     * @param cell takes the value
     * @return the rule it breaks, or null
     */
    abstract @Nullable Rule read(byte[] line, int from, int to, Cell cell);

    /** Whether nothing is recorded: no character, or the NA that test files of the supplier hold. */
    boolean isEmpty(byte[] line, int from, int to) {
        return from == to || (to - from == 2 && line[from] == 'N' && line[from + 1] == 'A');
    }

    private static @Nullable Rule day(int day, int month, int year, Cell cell) {
        if (year == 9999 && month == 12 && day == 31) {
            return Rule.SENTINEL_DATE;
        }
        if (month < 1
                || month > 12
                || year < 1000
                || day < 1
                || !YearMonth.of(year, month).isValidDay(day)) {
            return Rule.WRONG_DATE_FORM;
        }
        cell.whole(LocalDate.of(year, month, day).toEpochDay());
        return null;
    }

    private static boolean isDigits(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static int number(byte[] line, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + line[i] - '0';
        }
        return value;
    }

    private static boolean isDecimal(byte[] line, int from, int to) {
        int at = afterSign(line, from, to);
        int whole = afterDigits(line, at, to);
        int fraction = whole < to && line[whole] == '.' ? afterDigits(line, whole + 1, to) : whole;
        int digits = fraction - at - (fraction > whole ? 1 : 0);
        if (digits == 0) {
            return false;
        }
        if (fraction < to && (line[fraction] == 'e' || line[fraction] == 'E')) {
            int exponent = afterSign(line, fraction + 1, to);
            int end = afterDigits(line, exponent, to);
            return end == to && end > exponent;
        }
        return fraction == to;
    }

    private static int afterSign(byte[] line, int at, int to) {
        return at < to && (line[at] == '-' || line[at] == '+') ? at + 1 : at;
    }

    private static int afterDigits(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        return at;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
