package org.socialrx.fit.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** How values of categories and keys read as text, and in what order they stand. */
public final class Labels {
    private static final double EXACT = 9007199254740992.0;

    /** Byte order of texts. */
    public static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    /** Order of the numbers that labels stand for. */
    public static final Comparator<String> NUMBERS = Comparator.comparingDouble(Labels::number);

    private Labels() {}

    /** A number as a label: 2 for 2.0, the shortest digits otherwise. */
    public static String of(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** The number that a label stands for; not a number where it stands for none. */
    public static double number(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
