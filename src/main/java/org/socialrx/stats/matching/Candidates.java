package org.socialrx.stats.matching;

import java.util.Arrays;

/**
 * The treated people and the possible controls of one exact stratum, in the order in which they were added.
 *
 * <p>Accumulator: {@code add...} changes it, {@link #clear} makes it ready for the next stratum and keeps its memory. A
 * person has an id that is unique in the stratum, a distance measure (the logit of a propensity, or a propensity) and,
 * if the rules ask for it, a second measure (an age in years). Ids are numbers or text, not both.
 *
 * <p>Where one person may stand in a stratum several times, each time with an own id (a person and an index date), the
 * person is named as well: nobody is matched with themselves, and no set holds one person twice.
 */
public final class Candidates {
    private int size;
    private int treatedCount;
    private boolean[] isTreated = new boolean[16];
    private double[] measures = new double[16];
    private double[] secondMeasures = new double[16];
    private long[] numberIds = new long[0];
    private String[] textIds = new String[0];
    private String[] persons = new String[0];

    /** Adds a treated person with a number as id and no second measure. */
    public void addTreated(long id, double measure) {
        addTreated(id, measure, 0);
    }

    /** Adds a treated person with a number as id. */
    public void addTreated(long id, double measure, double secondMeasure) {
        addNumber(id);
        add(measure, secondMeasure);
        isTreated[size++] = true;
        treatedCount++;
    }

    /** Adds a possible control with a number as id and no second measure. */
    public void addControl(long id, double measure) {
        addControl(id, measure, 0);
    }

    /** Adds a possible control with a number as id. */
    public void addControl(long id, double measure, double secondMeasure) {
        addNumber(id);
        add(measure, secondMeasure);
        isTreated[size++] = false;
    }

    /** Adds a treated person with text as id, who stands in the stratum once. */
    public void addTreated(String id, double measure, double secondMeasure) {
        addTreated(id, id, measure, secondMeasure);
    }

    /** Adds a possible control with text as id, who stands in the stratum once. */
    public void addControl(String id, double measure, double secondMeasure) {
        addControl(id, id, measure, secondMeasure);
    }

    /** Adds a person as treated, under an id of this occasion. */
    public void addTreated(String person, String id, double measure, double secondMeasure) {
        addText(person, id);
        add(measure, secondMeasure);
        isTreated[size++] = true;
        treatedCount++;
    }

    /** Adds a person as possible control, under an id of this occasion. */
    public void addControl(String person, String id, double measure, double secondMeasure) {
        addText(person, id);
        add(measure, secondMeasure);
        isTreated[size++] = false;
    }

    /** Forgets everybody. */
    public void clear() {
        size = 0;
        treatedCount = 0;
        numberIds = new long[0];
        textIds = new String[0];
        persons = new String[0];
    }

    /** How many people there are. */
    public int size() {
        return size;
    }

    /** How many of them are treated. */
    public int treatedCount() {
        return treatedCount;
    }

    /** Positions of the treated, ascending. */
    int[] treated() {
        return positions(true, treatedCount);
    }

    /** Positions of the possible controls, ascending. */
    int[] controls() {
        return positions(false, size - treatedCount);
    }

    double measure(int position) {
        return measures[position];
    }

    double secondMeasure(int position) {
        return secondMeasures[position];
    }

    /** Whether two positions are of the same person. */
    boolean isSamePerson(int position, int other) {
        return position == other || (persons.length > 0 && persons[position].equals(persons[other]));
    }

    /** Rank of each person's id, 0 the lowest. */
    int[] ranks() {
        return textIds.length > 0
                ? IdOrder.ranks(Arrays.copyOf(persons, size), Arrays.copyOf(textIds, size))
                : IdOrder.ranks(Arrays.copyOf(numberIds, size));
    }

    private int[] positions(boolean wanted, int count) {
        int[] positions = new int[count];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (isTreated[i] == wanted) {
                positions[next++] = i;
            }
        }
        return positions;
    }

    private void addNumber(long id) {
        if (textIds.length > 0) {
            throw new IllegalArgumentException("Ids of one stratum are numbers or text, not both");
        }
        if (size >= numberIds.length) {
            numberIds = Arrays.copyOf(numberIds, capacity());
        }
        numberIds[size] = id;
    }

    private void addText(String person, String id) {
        if (numberIds.length > 0) {
            throw new IllegalArgumentException("Ids of one stratum are numbers or text, not both");
        }
        if (size >= textIds.length) {
            textIds = Arrays.copyOf(textIds, capacity());
            persons = Arrays.copyOf(persons, capacity());
        }
        textIds[size] = id;
        persons[size] = person;
    }

    private void add(double measure, double secondMeasure) {
        if (!Double.isFinite(measure) || !Double.isFinite(secondMeasure)) {
            throw new IllegalArgumentException(
                    "A measure is not a finite number; leave such people out before matching");
        }
        if (size == measures.length) {
            isTreated = Arrays.copyOf(isTreated, capacity());
            measures = Arrays.copyOf(measures, capacity());
            secondMeasures = Arrays.copyOf(secondMeasures, capacity());
        }
        measures[size] = measure + 0.0;
        secondMeasures[size] = secondMeasure;
    }

    private int capacity() {
        return Math.max(16, size + (size >> 1));
    }
}
