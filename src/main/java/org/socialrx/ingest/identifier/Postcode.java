package org.socialrx.ingest.identifier;

import java.util.Arrays;

/** UK postcodes in bytes of text. */
final class Postcode {
    private static final int NONE = -1;
    private static final int LETTERS = 26;
    private static final String INWARD_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final String AREAS =
            "AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH"
                    + " DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD"
                    + " LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN"
                    + " SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE";
    private static final boolean[] IS_AREA = new boolean[(LETTERS + 1) * (LETTERS + 1)];

    static {
        Arrays.stream(AREAS.split(" "))
                .forEach(area -> IS_AREA[index(area.charAt(0), area.length() > 1 ? area.charAt(1) : NONE)] = true);
    }

    private Postcode() {}

    /**
     * The end of a postcode that begins at a byte, or -1.
     *
     * @param from a letter behind a byte that is no letter or digit
     */
    static int end(byte[] text, int from, int to) {
        int digit = from + (from + 1 < to && isLetter(text[from + 1]) ? 2 : 1);
        if (digit >= to || !isDigit(text[digit]) || !isArea(text, from, digit)) {
            return NONE;
        }
        int withMore = inwardEnd(text, digit + 2, to, from);
        boolean hasMore = digit + 1 < to && (isDigit(text[digit + 1]) || isLetter(text[digit + 1]));
        return hasMore && withMore != NONE ? withMore : inwardEnd(text, digit + 1, to, from);
    }

    /** End of the inward part, a digit and two letters behind a blank or none, or -1. */
    private static int inwardEnd(byte[] text, int from, int to, int first) {
        if (from >= to) {
            return NONE;
        }
        boolean isSpaced = text[from] == ' ';
        int digit = isSpaced ? from + 1 : from;
        int end = digit + 3;
        if (end > to || !isDigit(text[digit]) || (end < to && (isDigit(text[end]) || isLetter(text[end])))) {
            return NONE;
        }
        boolean isWritten = isInward(text[digit + 1]) && isInward(text[digit + 2]);
        // Small letters without a blank are codes and doses rather than postcodes.
        boolean isCapital = isCapital(text[first]) && isCapital(text[digit + 1]) && isCapital(text[digit + 2]);
        boolean isSmall = !isCapital(text[first]) && !isCapital(text[digit + 1]) && !isCapital(text[digit + 2]);
        return isWritten && (isCapital || (isSmall && isSpaced && !isDose(text, digit))) ? end : NONE;
    }

    /** Micrograms and nanograms: "b12 2ug" is a vitamin. */
    private static boolean isDose(byte[] text, int digit) {
        return text[digit + 2] == 'g' && (text[digit + 1] == 'u' || text[digit + 1] == 'n');
    }

    private static boolean isArea(byte[] text, int from, int to) {
        return IS_AREA[index(capital(text[from]), to - from > 1 ? capital(text[from + 1]) : NONE)];
    }

    private static int index(int first, int second) {
        return (first - 'A') * (LETTERS + 1) + (second == NONE ? LETTERS : second - 'A');
    }

    private static boolean isInward(byte letter) {
        return isLetter(letter) && INWARD_LETTERS.indexOf(capital(letter)) >= 0;
    }

    private static int capital(byte letter) {
        return letter & ~('a' - 'A');
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    static boolean isLetter(byte next) {
        return (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
    }

    static boolean isDigit(byte next) {
        return next >= '0' && next <= '9';
    }
}
