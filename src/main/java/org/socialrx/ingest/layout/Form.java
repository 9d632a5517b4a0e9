package org.socialrx.ingest.layout;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
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
    /** An id of any characters, kept as text; a number in scientific notation has lost digits and is none. */
    PSEUDONYM {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            cell.text(line, from, to);
            return isScientific(line, from, to) ? Rule.NOT_AN_IDENTIFIER : null;
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
    /** A day as yyyy-mm-dd; 9999-12-31 says "never". */
    ISO_DATE {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            if (to - from != 10 || line[from + 4] != '-' || line[from + 7] != '-') {
                return Rule.NOT_AN_ISO_DATE;
            }
            if (!isDigits(line, from, from + 4)
                    || !isDigits(line, from + 5, from + 7)
                    || !isDigits(line, from + 8, to)) {
                return Rule.NOT_AN_ISO_DATE;
            }
            var fault = day(
                    number(line, from + 8, to), number(line, from + 5, from + 7), number(line, from, from + 4), cell);
            return fault == Rule.WRONG_DATE_FORM ? Rule.NOT_AN_ISO_DATE : fault;
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
            SEXES.get(code < SEXES.size() ? code : 0).into(cell);
            return null;
        }
    },
    /** Sex by OMOP concept: 8507 male, 8532 female, 8521 other; every other concept is unknown. */
    SEX_CONCEPT {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            var fault = INTEGER.read(line, from, to, cell);
            if (fault == null) {
                SEXES.get(
                                switch (number(line, from, to)) {
                                    case 8507 -> 1;
                                    case 8532 -> 2;
                                    case 8521 -> 3;
                                    default -> 0;
                                })
                        .into(cell);
            }
            return fault;
        }
    },
    /** Sex in words, or by the letters F and M. */
    SEX_WORD {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            for (var sex : SEXES) {
                if (sex.isWrittenAt(line, from, to)) {
                    sex.into(cell);
                    return null;
                }
            }
            return Rule.UNKNOWN_CATEGORY;
        }
    },
    /** A terminology, in capitals. */
    TERMINOLOGY {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            for (var system : TERMINOLOGIES) {
                if (system.isWrittenAt(line, from, to)) {
                    system.into(cell);
                    return null;
                }
            }
            return Rule.UNKNOWN_CATEGORY;
        }
    },
    /** A region, perhaps behind the word {@code region:}. */
    REGION {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            boolean isLabelled = to - from > REGION_LABEL.length
                    && Arrays.equals(line, from, from + REGION_LABEL.length, REGION_LABEL, 0, REGION_LABEL.length);
            cell.text(line, isLabelled ? from + REGION_LABEL.length : from, to);
            return null;
        }
    },
    /** An OMOP visit concept; visits to a hospital are not care by the practice. */
    VISIT_CONCEPT {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            var fault = INTEGER.read(line, from, to, cell);
            if (fault != null) {
                return fault;
            }
            return switch (number(line, from, to)) {
                case 9201, 9203, 262, 8717, 8870 -> Rule.OTHER_CARE;
                default -> null;
            };
        }
    },
    /** Made of the whole row; there is nothing to read. */
    FINGERPRINT {
        @Override
        @Nullable
        Rule read(byte[] line, int from, int to, Cell cell) {
            throw new IllegalStateException("A fingerprint is not read from a field");
        }
    };

    private static final int LONGEST_IDENTIFIER = 19;
    private static final int LONGEST_INTEGER = 9;
    private static final byte[] REGION_LABEL = Word.utf8("region:");
    private static final List<Word> SEXES =
            List.of(new Word("unknown", "U"), new Word("male", "M"), new Word("female", "F"), new Word("other", "O"));
    private static final List<Word> TERMINOLOGIES = List.of(
            new Word("read2", "READ2"),
            new Word("ctv3", "CTV3"),
            new Word("snomed", "SNOMED"),
            new Word("emis", "EMIS"));

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
        if (month > 12 && month <= 31 && day >= 1 && day <= 12) {
            return Rule.SWAPPED_DAY_AND_MONTH;
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

    /** Whether the text is a number with an exponent, as spreadsheets write long ids. */
    private static boolean isScientific(byte[] line, int from, int to) {
        boolean hasExponent = false;
        for (int i = from + 1; i < to && !hasExponent; i++) {
            hasExponent = line[i] == 'E' || line[i] == 'e';
        }
        return hasExponent
                && (line[from + 1] == '.' || line[to - 2] == '+' || line[Math.max(from, to - 3)] == '+')
                && isDecimal(line, from, to);
    }

    /** One of the words that a closed list knows, and a second way of writing it. */
    private record Word(byte[] name, byte[] alternative) {
        Word(String name, String alternative) {
            this(utf8(name), utf8(alternative));
        }

        boolean isWrittenAt(byte[] line, int from, int to) {
            return Arrays.equals(line, from, to, name, 0, name.length)
                    || Arrays.equals(line, from, to, alternative, 0, alternative.length);
        }

        void into(Cell cell) {
            cell.text(name, 0, name.length);
        }

        static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
