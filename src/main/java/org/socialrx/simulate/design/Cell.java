package org.socialrx.simulate.design;

import java.util.List;
import org.socialrx.simulate.world.Draws;

/** One world under fixed parameters, with the estimators that are tried on it. */
public interface Cell {
    /** Its parameters in words; no two cells of a grid share them. */
    String name();

    /** Draws the world once and asks every estimator; one that cannot answer is left out. */
    List<Answer> replicate(Draws draws);
}
