package org.socialrx.stats.sum;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact sum of any doubles, rounded once at the end: the same number whatever the order of adding and merging.
 *
 * <p>Accumulator: {@code add} and {@code merge} change it. The sum is a fixed-point number of limbs of 32 bits, limb i
 * worth 2^(32 i - 1088); only the limbs in use are stored, usually four. Source: Neal, Fast exact summation using small
 * and large superaccumulators, arXiv:1505.05571.
 */
public final class ExactSum implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LOWEST_EXPONENT = -1088;
    private static final int ADDITIONS_BEFORE_CARRY = 1 << 29;
    private static final long LOW_32_BITS = 0xFFFFFFFFL;

    private long[] limbs = new long[0];
    private int firstLimb;
    private int additions;

    /** A sum without summands. */
    public ExactSum() {}

    /**
     * Adds a number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public void add(double number) {
        long bits = Double.doubleToRawLongBits(number);
        int biased = (int) ((bits >>> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (biased == 0x7FF) {
            throw new IllegalArgumentException("A summand is not a finite number");
        }
        if (biased != 0) {
            mantissa |= 1L << 52;
        }
        if (mantissa == 0) {
            return;
        }
        int shift = Math.max(biased, 1) - 1075 - LOWEST_EXPONENT;
        int limb = shift >>> 5;
        int within = shift & 31;
        makeRoom(limb, limb + 3);
        int at = limb - firstLimb;
        long low = (mantissa & LOW_32_BITS) << within;
        long high = (mantissa >>> 32) << within;
        long sign = bits < 0 ? -1 : 1;
        limbs[at] += sign * (low & LOW_32_BITS);
        limbs[at + 1] += sign * ((low >>> 32) + (high & LOW_32_BITS));
        limbs[at + 2] += sign * (high >>> 32);
        if (++additions >= ADDITIONS_BEFORE_CARRY) {
            carry();
        }
    }

    /** Adds all summands of another sum, which stays as it is. */
    public void merge(ExactSum other) {
        if (other.limbs.length == 0) {
            return;
        }
        if (additions + other.additions >= ADDITIONS_BEFORE_CARRY) {
            carry();
        }
        makeRoom(other.firstLimb, other.firstLimb + other.limbs.length);
        for (int i = 0; i < other.limbs.length; i++) {
            limbs[other.firstLimb - firstLimb + i] += other.limbs[i];
        }
        additions += other.additions + 1;
    }

    /** The sum, rounded to the nearest double, ties to even. */
    public double value() {
        BigInteger total = BigInteger.ZERO;
        for (int i = limbs.length - 1; i >= 0; i--) {
            total = total.shiftLeft(32).add(BigInteger.valueOf(limbs[i]));
        }
        return rounded(total, LOWEST_EXPONENT + 32 * firstLimb);
    }

    private static double rounded(BigInteger total, int exponent) {
        BigInteger size = total.abs();
        int excess = size.bitLength() - 62;
        if (excess <= 0) {
            return Math.scalb((double) total.longValueExact(), exponent);
        }
        long top = size.shiftRight(excess).longValueExact();
        boolean isInexact = size.getLowestSetBit() < excess;
        double nearest = Math.scalb((double) (isInexact ? top | 1 : top), exponent + excess);
        return total.signum() < 0 ? -nearest : nearest;
    }

    private void makeRoom(int from, int to) {
        if (limbs.length == 0) {
            firstLimb = from;
            limbs = new long[to - from];
        } else if (from < firstLimb || to > firstLimb + limbs.length) {
            int first = Math.min(from, firstLimb);
            long[] wider = new long[Math.max(to, firstLimb + limbs.length) - first];
            System.arraycopy(limbs, 0, wider, firstLimb - first, limbs.length);
            limbs = wider;
            firstLimb = first;
        }
    }

    /** Moves what exceeds 32 bits to the next limb; the last limb keeps the sign. */
    private void carry() {
        if (limbs.length > 0) {
            limbs = Arrays.copyOf(limbs, limbs.length + 1);
            for (int i = 0; i < limbs.length - 1; i++) {
                long carried = limbs[i] >> 32;
                limbs[i] -= carried << 32;
                limbs[i + 1] += carried;
            }
        }
        additions = 1;
    }
}
