package org.socialrx.stats.matching;

import java.util.Arrays;

/**
 * The matched pairs of one stratum, by round and within a round in the order in which the treated were served.
 *
 * <p>People are named by their position among the {@link Candidates}.
 */
public final class MatchedPairs {
    private int size;
    private int[] treated;
    private int[] controls;
    private int[] rounds;
    private double[] distances;

    MatchedPairs(int capacity) {
        treated = new int[capacity];
        controls = new int[capacity];
        rounds = new int[capacity];
        distances = new double[capacity];
    }

    /** How many pairs there are. */
    public int size() {
        return size;
    }

    /** Position of the treated person of a pair. */
    public int treated(int pair) {
        return treated[pair];
    }

    /** Position of the control of a pair. */
    public int control(int pair) {
        return controls[pair];
    }

    /** Round of a pair: 0 for the first control of a treated person, 1 for the second. */
    public int round(int pair) {
        return rounds[pair];
    }

    /** Absolute difference of the distance measures, in its units. */
    public double distance(int pair) {
        return distances[pair];
    }

    /** Sum of the distances of all pairs. */
    public double totalDistance() {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += distances[i];
        }
        return total;
    }

    /**
     * Matching weights: 1 for a matched treated person, the sum of 1/(controls in the set) over its sets for a control,
     * 0 for everybody else.
     *
     * @param people how many people the stratum has
     * @return one weight for each position
     */
    public double[] weights(int people) {
        int[] inSet = new int[people];
        for (int i = 0; i < size; i++) {
            inSet[treated[i]]++;
        }
        double[] weights = new double[people];
        for (int i = 0; i < size; i++) {
            weights[treated[i]] = 1;
            weights[controls[i]] += 1.0 / inSet[treated[i]];
        }
        return weights;
    }

    void add(int treatedPosition, int controlPosition, int round, double distance) {
        if (size == treated.length) {
            int capacity = Math.max(16, size + (size >> 1));
            treated = Arrays.copyOf(treated, capacity);
            controls = Arrays.copyOf(controls, capacity);
            rounds = Arrays.copyOf(rounds, capacity);
            distances = Arrays.copyOf(distances, capacity);
        }
        treated[size] = treatedPosition;
        controls[size] = controlPosition;
        rounds[size] = round;
        distances[size++] = distance;
    }
}
