package org.socialrx.effect;

import java.io.Serializable;
import org.socialrx.stats.count.LevelEffectSums;
import org.socialrx.stats.count.UnitPoissonSums;

/**
 * A model at given coefficients: what a pass over the practices needs to know of it.
 *
 * @param series the series it is fitted to
 * @param design its regressors
 * @param coefficients one for each term
 */
record ModelAt(Series series, PanelDesign design, double[] coefficients) implements Serializable {
    UnitPoissonSums emptySums() {
        return new UnitPoissonSums(coefficients);
    }

    LevelEffectSums emptyLevelSums() {
        return new LevelEffectSums(coefficients, design.effectPositions());
    }

    UnitPoissonSums sums(PracticePanel panel) {
        var sums = emptySums();
        for (var unit : panel.of(series)) {
            var rows = UnitRows.of(unit, design);
            sums.addUnit(panel.practiceId(), rows.weight(), rows.x(), rows.y(), rows.exposure());
        }
        return sums;
    }

    LevelEffectSums levelSums(PracticePanel panel) {
        var sums = emptyLevelSums();
        for (var unit : panel.of(series)) {
            var rows = UnitRows.of(unit, design);
            sums.addUnit(rows.weight(), rows.x(), rows.y(), rows.exposure(), rows.isAffected());
        }
        return sums;
    }
}
