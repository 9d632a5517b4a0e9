package org.socialrx.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as they are printed. */
final class Numerals {
    /** Stands for a suppressed number. */
    static final String NOT_SHOWN = "[–]";

    private static final double LARGEST_TENTH = 0.0995;

    private Numerals() {}

    /** With thousands separators. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** With thousands separators, or the mark of a suppressed number. */
    static String count(OptionalLong count) {
        return count.isPresent() ? count(count.getAsLong()) : NOT_SHOWN;
    }

    /** A share in percent: whole, with one decimal under ten per cent. */
    static String percent(double share) {
        int decimals = Math.abs(share) < LARGEST_TENTH && share != 0 ? 1 : 0;
        return minus(String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share));
    }

    /** A ratio with two decimals, three when its error is under one hundredth. */
    static String ratio(double ratio, OptionalDouble error) {
        return fixed(ratio, error.isPresent() && error.getAsDouble() < 0.01 ? 3 : 2);
    }

    /** A difference per patient-year with as many decimals as its error gives sense to, at least one. */
    static String difference(double difference, OptionalDouble error) {
        double size = error.orElse(0.1);
        int decimals = size <= 0 ? 1 : (int) Math.min(3, Math.max(1, Math.ceil(-Math.log10(size))));
        return fixed(difference, decimals);
    }

    /** A probability, never zero. */
    static String probability(double p) {
        if (p < 0.001) {
            return "p < 0.001";
        }
        return "p = " + fixed(p, p < 0.1 ? 3 : 2);
    }

    /** Fixed decimals, with a proper minus sign and thousands separators. */
    static String fixed(double value, int decimals) {
        var text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return minus(isZero ? text.replace("-", "") : text);
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
