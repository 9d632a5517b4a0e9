package org.socialrx.stats.matching;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order of ids that breaks ties: numbers as numbers and before all other text, text by its characters.
 *
 * <p>The order of two ids does not depend on which other ids there are, so it is the same in every stratum. Numbers are
 * plain digits of any length, with a sign and decimals where they have some; equal numbers that are written differently
 * are told apart by their text.
 */
public final class IdOrder {
    /** Orders two text ids. */
    public static final Comparator<String> TEXT = IdOrder::compareText;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");

    private IdOrder() {}

    /**
     * Ranks of ids, 0 the lowest.
     *
     * @param ids n different ids
     * @return n ranks, in the order of the ids
     * @throws IllegalArgumentException if an id is there twice
     */
    static int[] ranks(long[] ids) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, ids[i]);
            refuseTwice(i > 0 && sorted[i] == sorted[i - 1]);
        }
        return ranks;
    }

    /** Ranks of text ids, by person and then by id, as {@link #ranks(long[])}. */
    static int[] ranks(String[] persons, String[] ids) {
        Key[] keys = new Key[ids.length];
        for (int i = 0; i < ids.length; i++) {
            keys[i] = new Key(persons[i], ids[i]);
        }
        Key[] sorted = keys.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, keys[i]);
            refuseTwice(i > 0 && sorted[i].equals(sorted[i - 1]));
        }
        return ranks;
    }

    private record Key(String person, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPerson = TEXT.compare(person, other.person);
            return byPerson != 0 ? byPerson : TEXT.compare(id, other.id);
        }
    }

    private static void refuseTwice(boolean isTwice) {
        if (isTwice) {
            throw new IllegalArgumentException("An id stands twice in one stratum; ids must differ within a stratum");
        }
    }

    private static int compareText(String a, String b) {
        boolean isNumberA = isNumber(a);
        boolean isNumberB = isNumber(b);
        if (isNumberA && isNumberB) {
            int byValue =
                    isDigits(a) && isDigits(b) ? compareDigits(a, b) : new BigDecimal(a).compareTo(new BigDecimal(b));
            return byValue != 0 ? byValue : a.compareTo(b);
        }
        if (isNumberA != isNumberB) {
            return isNumberA ? -1 : 1;
        }
        return a.compareTo(b);
    }

    private static boolean isNumber(String text) {
        return isDigits(text) || NUMBER.matcher(text).matches();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static int compareDigits(String a, String b) {
        int startA = firstDigit(a);
        int startB = firstDigit(b);
        int byLength = Integer.compare(a.length() - startA, b.length() - startB);
        for (int i = 0; byLength == 0 && startA + i < a.length(); i++) {
            int byDigit = Character.compare(a.charAt(startA + i), b.charAt(startB + i));
            if (byDigit != 0) {
                return byDigit;
            }
        }
        return byLength;
    }

    private static int firstDigit(String number) {
        int start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0') {
            start++;
        }
        return start;
    }
}
