package org.socialrx.fit.result;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text: the fewest digits that give the same double back. */
final class Digits {
    private static final int FEWEST = 15;
    private static final int MOST = 17;
    private static final int PLAIN_FROM = -6;
    private static final int PLAIN_TO = 17;

    private Digits() {}

    static String of(double value) {
        if (value == 0 || Double.isInfinite(value) || Double.isNaN(value)) {
            return Double.toString(value);
        }
        var exact = new BigDecimal(value);
        for (var digits = FEWEST; digits < MOST; digits++) {
            var rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return text(rounded);
            }
        }
        return text(exact.round(new MathContext(MOST)));
    }

    private static String text(BigDecimal number) {
        var bare = number.stripTrailingZeros();
        var exponent = bare.precision() - bare.scale() - 1;
        return exponent >= PLAIN_FROM && exponent < PLAIN_TO ? bare.toPlainString() : bare.toString();
    }
}
