package org.socialrx.simulate.world;

import java.nio.charset.StandardCharsets;

/**
 * One stream of random draws, given by a seed, a stream name and a number (of a patient or a practice).
 *
 * <p>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from a starting point mixed out of the three. Transcendental
 * functions are those of {@link StrictMath}, so that the same key gives the same draws on every machine.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /**
     * Opens the stream.
     *
     * @param seed seed of the extract
     * @param stream what is drawn, so that one kind of draw never shifts another
     * @param number patient or practice
     */
    public static Draws of(long seed, String stream, long number) {
        long hash = 0xCBF29CE484222325L;
        for (byte letter : stream.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ letter) * 0x100000001B3L;
        }
        return new Draws(mix(mix(mix(seed + GOLDEN) ^ hash) + number * GOLDEN));
    }

    private static long mix(long word) {
        long first = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Draws from the open interval (0, 1). */
    public double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** Draws from 0 to bound - 1. */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Draws from both ends and what is between. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Whether an event of this probability happens. */
    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /** Draws from the standard normal distribution (Box and Muller). */
    public double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(uniform())) * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /**
     * Draws from the gamma distribution of mean 1 (Marsaglia and Tsang 2000).
     *
     * @param shape 1 / variance; positive
     */
    public double gamma(double shape) {
        if (shape < 1) {
            double boosted = gamma(shape + 1) * (shape + 1);
            return boosted * StrictMath.pow(uniform(), 1 / shape) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v / shape;
            }
        }
    }

    /**
     * Draws how many days pass until the first event, 1 or more.
     *
     * @param daily probability of the event on one day, in (0, 1)
     */
    public int daysUntil(double daily) {
        return 1 + (int) Math.min(1e6, StrictMath.log(uniform()) / StrictMath.log1p(-daily));
    }

    /** Draws a position of an array of shares, which need not sum to one. */
    public int pick(double... shares) {
        double total = 0;
        for (double share : shares) {
            total += share;
        }
        double left = uniform() * total;
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
