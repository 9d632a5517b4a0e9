package org.socialrx.release;

/** How a released count is rounded. */
public sealed interface Rounding {

    /** The released value of a count. */
    long of(long count);

    /** Lowest count with the released value. */
    long lowest(long released);

    /** Highest count with the released value. */
    long highest(long released);

    /**
     * To the nearest multiple.
     *
     * @param base odd, so that no count lies half-way; 1 leaves counts as they are
     */
    record Nearest(long base) implements Rounding {
        public Nearest {
            if (base < 1 || base % 2 == 0) {
                throw new IllegalArgumentException("Base is %d; it must be odd and positive".formatted(base));
            }
        }

        @Override
        public long of(long count) {
            return (count + base / 2) / base * base;
        }

        @Override
        public long lowest(long released) {
            return Math.max(0, released - base / 2);
        }

        @Override
        public long highest(long released) {
            return released + base / 2;
        }
    }

    /**
     * To the middle of its band: bands of {@code base} counts start at 1, and zero stays zero.
     *
     * @param base even
     */
    record Midpoint(long base) implements Rounding {
        public Midpoint {
            if (base < 2 || base % 2 != 0) {
                throw new IllegalArgumentException("Base is %d; it must be even and positive".formatted(base));
            }
        }

        @Override
        public long of(long count) {
            return count == 0 ? 0 : (count + base - 1) / base * base - base / 2;
        }

        @Override
        public long lowest(long released) {
            return released == 0 ? 0 : released - base / 2 + 1;
        }

        @Override
        public long highest(long released) {
            return released == 0 ? 0 : released + base / 2;
        }
    }
}
