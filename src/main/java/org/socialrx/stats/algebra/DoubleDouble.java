package org.socialrx.stats.algebra;

/**
 * A number of about 32 digits: the unevaluated sum of two doubles, the second at most half a last digit of the first.
 *
 * <p>Source: Dekker (1971), A floating-point technique for extending the available precision; Joldes, Muller and
 * Popescu (2017), Tight and rigorous error bounds for basic building blocks of double-word arithmetic.
 *
 * @param high the number rounded to double
 * @param low what {@code high} leaves out
 */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** Any two doubles as one number. */
    static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, (a - (s - t)) + (b - t));
    }

    DoubleDouble plus(DoubleDouble other) {
        double s = high + other.high;
        double t = s - high;
        double error = (high - (s - t)) + (other.high - t) + low + other.low;
        return sum(s, error);
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble times(DoubleDouble other) {
        double p = high * other.high;
        double error = Math.fma(high, other.high, -p) + high * other.low + low * other.high;
        return sum(p, error);
    }

    DoubleDouble over(DoubleDouble other) {
        double first = high / other.high;
        DoubleDouble rest = minus(other.times(of(first)));
        double second = rest.high / other.high;
        DoubleDouble last = rest.minus(other.times(of(second)));
        return sum(first, second).plus(of(last.high / other.high));
    }

    DoubleDouble root() {
        double first = Math.sqrt(high);
        DoubleDouble rest = minus(of(first).times(of(first)));
        return sum(first, rest.high / (2 * first));
    }
}
