package org.socialrx.simulate.world;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All practices of an extract, from which a patient's is picked in proportion to its size. */
public final class Practices implements Serializable {
    private static final long serialVersionUID = 1;

    private static final int MOST = 79_999;

    private final ArrayList<Practice> all;
    private final double[] upTo;

    private Practices(List<Practice> all) {
        this.all = new ArrayList<>(all);
        this.upTo = new double[all.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += all.get(i).size();
            upTo[i] = sum;
        }
    }

    /** Draws the practices of an extract of so many patients. */
    public static Practices draw(World world, long seed, long patients) {
        long wanted = Math.round(patients / world.population().patientsPerPractice());
        int number = (int) Math.max(1, Math.min(MOST, wanted));
        var drawn = new ArrayList<Practice>(number);
        for (int i = 0; i < number; i++) {
            drawn.add(Practice.draw(world, seed, i));
        }
        return new Practices(drawn);
    }

    /** In the order of their identifiers. */
    public List<Practice> all() {
        return List.copyOf(all);
    }

    /** Picks one in proportion to size. */
    Practice pick(Draws draws) {
        int found = Arrays.binarySearch(upTo, draws.uniform() * upTo[upTo.length - 1]);
        return all.get(Math.min(found < 0 ? -found - 1 : found, all.size() - 1));
    }
}
