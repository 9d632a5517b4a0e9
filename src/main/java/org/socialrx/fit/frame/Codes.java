package org.socialrx.fit.frame;

import java.util.Arrays;

/** Gives numbers from 0 on to different keys, in the order they come: a hash table without objects. */
final class Codes {
    private static final int FIRST = 64;

    private long[] keys = new long[FIRST];
    private int[] codes = new int[FIRST];
    private int size;

    Codes() {
        Arrays.fill(codes, -1);
    }

    /** How many different keys there were. */
    int size() {
        return size;
    }

    /** The number of a key; a new key gets {@link #size}. */
    int of(long key) {
        var at = place(key);
        if (codes[at] < 0) {
            if (2 * size >= keys.length) {
                grow();
                at = place(key);
            }
            keys[at] = key;
            codes[at] = size++;
        }
        return codes[at];
    }

    private int place(long key) {
        var mask = keys.length - 1;
        var at = (int) mixed(key) & mask;
        while (codes[at] >= 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCodes = codes;
        keys = new long[2 * oldKeys.length];
        codes = new int[keys.length];
        Arrays.fill(codes, -1);
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldCodes[i] >= 0) {
                var at = place(oldKeys[i]);
                keys[at] = oldKeys[i];
                codes[at] = oldCodes[i];
            }
        }
    }

    /** Spreads the bits of a key (the finaliser of MurmurHash3). */
    static long mixed(long key) {
        var bits = key;
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }
}
