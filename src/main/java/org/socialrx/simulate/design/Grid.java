package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.socialrx.simulate.world.Draws;

/**
 * Cells with a name.
 *
 * @param name name of the grid, also the stream of its draws
 * @param title what it asks, one sentence
 * @param reading what must fail and how to read it
 * @param cells its cells
 */
public record Grid(String name, String title, String reading, List<Cell> cells) {
    public Grid {
        cells = List.copyOf(cells);
    }

    /** Every grid by name, in order of presentation. */
    public static Map<String, Grid> all() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        for (var grid : List.of(
                ReferralGrid.crisisAndLevel(),
                ReferralGrid.variations(),
                ShockWorld.grid(),
                RollOutWorld.grid(),
                DoublyRobustWorld.grid())) {
            grids.put(grid.name(), grid);
        }
        return grids;
    }

    /**
     * Runs a cell; every replicate draws from a stream of its own, so that the result depends on the seed alone.
     *
     * @return one performance an estimator, in the order in which the cell names them
     */
    public List<Performance> run(Cell cell, int replicates, long seed) {
        var answers = IntStream.range(0, replicates)
                .parallel()
                .mapToObj(replicate -> cell.replicate(Draws.of(seed, name + "/" + cell.name(), replicate)))
                .toList();
        Map<String, List<Answer>> byEstimator = new LinkedHashMap<>();
        answers.forEach(replicate -> replicate.forEach(answer -> byEstimator
                .computeIfAbsent(answer.estimator(), estimator -> new ArrayList<>())
                .add(answer)));
        List<Performance> performances = new ArrayList<>();
        byEstimator.forEach((estimator, own) -> performances.add(Performance.of(cell.name(), estimator, own)));
        return performances;
    }
}
