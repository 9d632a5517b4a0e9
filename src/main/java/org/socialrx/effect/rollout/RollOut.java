package org.socialrx.effect.rollout;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.stats.EstimationException;
import org.socialrx.stats.rollout.Practice;
import org.socialrx.stats.rollout.RollOutSample;
import org.socialrx.study.FurtherDesign;
import org.socialrx.study.Study;

/**
 * What the practices that began to refer tell.
 *
 * @param estimate rows of {@code result.estimate}
 * @param diagnostic rows of {@code result.diagnostic}
 */
public record RollOut(Dataset<Row> estimate, Dataset<Row> diagnostic) {
    /**
     * Estimates what the study asks of its practices; without rows when it asks nothing.
     *
     * @param cells {@code study.practice_period}
     */
    public static RollOut estimate(Study study, Dataset<Row> cells) {
        var session = cells.sparkSession();
        var rows = new RollOutRows(study);
        var asked = study.estimates().also().stream()
                .filter(FurtherDesign::isRollOut)
                .toList();
        if (!asked.isEmpty()) {
            var practices = Practices.of(cells, study.estimates().primary().outcome());
            add(study, rows, practices, asked);
        }
        return new RollOut(rows.estimates().dataset(session), rows.diagnostics().dataset(session));
    }

    private static void add(Study study, RollOutRows rows, List<Practice> practices, List<FurtherDesign> asked) {
        RollOutSample sample;
        try {
            sample = RollOutSample.of(practices, study.estimates().leastControlPractices());
        } catch (EstimationException e) {
            asked.forEach(design -> rows.addFailure(design, e.getMessage()));
            return;
        }
        for (var design : asked) {
            if (design instanceof FurtherDesign.RollOutEtwfe) {
                rows.addTwoWay(sample);
            } else if (design instanceof FurtherDesign.RollOutGroupTime groupTime) {
                rows.addGroupTime(sample, groupTime);
            } else if (design instanceof FurtherDesign.RollOutStacked stacked) {
                rows.addStacked(sample, stacked);
            }
        }
        rows.addUptake(sample);
    }
}
