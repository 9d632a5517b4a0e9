package org.socialrx.ingest.identifier;

import java.util.List;
import org.socialrx.ingest.layout.SourceColumn.Content;

/**
 * What identifiers the columns of a file hold, counted as its rows pass.
 *
 * <p>In free text one is enough. Among ids and codes a ten-digit number passes the check of an NHS number by chance
 * once in eleven, so there over half of the values of that form must.
 */
public final class ColumnScan {
    private static final int NHS_DIGITS = 10;
    private static final int TELEPHONE_DIGITS = 11;
    private static final int SHORTEST_POSTCODE = 5;
    private static final int LONGEST_POSTCODE = 8;

    private static final List<IdentifierKind> KINDS = List.of(IdentifierKind.values());

    private final Watch[] watches;
    private final IdentifierKind[] byName;
    private final long[][] certain;
    private final long[][] passing;
    private final long[][] examined;
    private final FreeText freeText = new FreeText();

    /** How a column is searched. */
    private enum Watch {
        NOTHING,
        CODES,
        FREE_TEXT,
        ANY_VALUE
    }

    /** Takes what was counted. */
    public interface Sink {
        /**
         * Counts of a column and kind.
         *
         * @param certain values that are identifiers
         * @param passing values among codes that look like one
         * @param examined values among codes of that form
         */
        void counted(int column, IdentifierKind kind, long certain, long passing, long examined);
    }

    /**
     * Starts a scan.
     *
     * @param contents what each column holds
     * @param names name of each column
     */
    public ColumnScan(List<Content> contents, List<String> names) {
        int kinds = IdentifierKind.values().length;
        watches = new Watch[contents.size()];
        byName = new IdentifierKind[contents.size()];
        certain = new long[contents.size()][kinds];
        passing = new long[contents.size()][kinds];
        examined = new long[contents.size()][kinds];
        for (int column = 0; column < watches.length; column++) {
            var named = IdentifierKind.named(names.get(column));
            byName[column] = named.orElse(IdentifierKind.PERSON_NAME);
            watches[column] = switch (contents.get(column)) {
                case ALLOWED -> Watch.NOTHING;
                case CODES -> named.isPresent() ? Watch.ANY_VALUE : Watch.CODES;
                case FREE_TEXT -> named.isPresent() ? Watch.ANY_VALUE : Watch.FREE_TEXT;
            };
        }
    }

    /** Takes the field of a column. */
    public void field(int column, byte[] text, int from, int to) {
        if (from == to) {
            return;
        }
        switch (watches[column]) {
            case CODES -> code(column, text, from, to);
            case FREE_TEXT -> freeText(column, text, from, to);
            case ANY_VALUE -> certain[column][KINDS.indexOf(byName[column])]++;
            default -> {
                // The study allows the column.
            }
        }
    }

    /** Reports every count that is not zero. */
    public void report(Sink sink) {
        for (int column = 0; column < watches.length; column++) {
            for (var kind : IdentifierKind.values()) {
                int slot = KINDS.indexOf(kind);
                if (certain[column][slot] > 0 || examined[column][slot] > 0) {
                    sink.counted(column, kind, certain[column][slot], passing[column][slot], examined[column][slot]);
                }
            }
        }
    }

    private void freeText(int column, byte[] text, int from, int to) {
        var kind = freeText.find(text, from, to);
        if (kind != null) {
            certain[column][KINDS.indexOf(kind)]++;
        }
    }

    /** Most ids are digits of another length and end here after two comparisons. */
    private void code(int column, byte[] text, int from, int to) {
        int length = to - from;
        byte last = text[to - 1];
        if (Postcode.isLetter(last)) {
            word(column, text, from, to);
        } else if (length == NHS_DIGITS && isDigits(text, from, to)) {
            look(column, IdentifierKind.NHS_NUMBER, NhsNumber.isValid(text, from));
        } else if (length == TELEPHONE_DIGITS && isDigits(text, from, to)) {
            look(column, IdentifierKind.TELEPHONE_NUMBER, freeText.find(text, from, to) != null);
        } else if (length > NHS_DIGITS && (text[from] == '0' || text[from] == '+') && !isDigits(text, from, to)) {
            freeText(column, text, from, to);
        }
    }

    /** A blank is no part of a code, so a postcode with one is certain; without, it may be a code. */
    private void word(int column, byte[] text, int from, int to) {
        boolean isPlain = true;
        for (int i = from; i < to && isPlain; i++) {
            isPlain = text[i] != ' ' && text[i] != '@';
        }
        if (!isPlain) {
            freeText(column, text, from, to);
        } else if (to - from >= SHORTEST_POSTCODE && to - from < LONGEST_POSTCODE) {
            boolean isPostcode = Postcode.isLetter(text[from]) && Postcode.end(text, from, to) == to;
            look(column, IdentifierKind.POSTCODE, isPostcode);
        }
    }

    private void look(int column, IdentifierKind kind, boolean isPassing) {
        examined[column][KINDS.indexOf(kind)]++;
        if (isPassing) {
            passing[column][KINDS.indexOf(kind)]++;
        }
    }

    private static boolean isDigits(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Postcode.isDigit(text[i])) {
                return false;
            }
        }
        return true;
    }
}
