package org.socialrx.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.socialrx.simulate.world.World;
import org.socialrx.study.Problem;

/**
 * What is to be simulated: the same order gives the same bytes.
 *
 * @param world parameters of the world
 * @param patients how many; at least 1
 * @param seed of every draw
 * @param packing how the files are stored
 */
public record Order(World world, long patients, long seed, Packing packing) implements Serializable {
    /** Patients of one block: one task, and one part of each large file. */
    static final int BLOCK = 5_000;

    /** Number of blocks. */
    int blocks() {
        return (int) ((patients + BLOCK - 1) / BLOCK);
    }

    /** What is wrong with the order. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (patients < 1 || patients > 100_000_000) {
            problems.add(new Problem("patients", "is %d; it must be 1 to 100,000,000".formatted(patients)));
        }
        if (world.window().months() < 1 || world.window().months() > 240) {
            problems.add(new Problem(
                    "months",
                    "is %d; it must be 1 to 240".formatted(world.window().months())));
        }
        if (!(world.effect() > 0 && world.effect() <= 10)) {
            problems.add(
                    new Problem("effect", "is %s; a rate ratio is above 0 and at most 10".formatted(world.effect())));
        }
        double dirty = world.recording().dirtyShare();
        if (!(dirty >= 0 && dirty <= 1)) {
            problems.add(new Problem("dirty-share", "is %s; it must be 0 to 1".formatted(dirty)));
        }
        return problems;
    }
}
