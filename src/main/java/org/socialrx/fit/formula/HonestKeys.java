package org.socialrx.fit.formula;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.fit.request.Values;
import org.socialrx.stats.honest.EventStudy;
import org.socialrx.stats.inference.Estimate;
import org.socialrx.study.Problem;

/** The keys of an event study that is written into the model, and whether they fit together. */
final class HonestKeys {
    static final String ESTIMATES = "estimates";
    static final String COVARIANCE = "covariance-matrix";
    static final String BEFORE = "periods-before";
    static final String AFTER = "periods-after";
    static final String COMBINATION = "combination";
    static final String RESTRICTION = "restriction";
    static final String BOUNDS = "bounds";
    static final String GRID = "grid";
    static final String POINTS = "points";
    static final String HALF_WIDTH = "half-width-std-errors";
    private static final double SYMMETRIC = 1e-8;

    private HonestKeys() {}

    static EventStudy study(Values values) {
        return new EventStudy(
                values.numbers(ESTIMATES),
                values.matrix(COVARIANCE),
                (int) values.whole(BEFORE),
                values.numbers(COMBINATION));
    }

    /** The combination of the estimates after treatment, as if trends were parallel. */
    static Estimate original(Values values, double level) {
        double[] estimates = values.numbers(ESTIMATES);
        double[][] covariance = values.matrix(COVARIANCE);
        double[] combination = values.numbers(COMBINATION);
        int before = (int) values.whole(BEFORE);
        double estimate = 0;
        double variance = 0;
        for (var i = 0; i < combination.length; i++) {
            estimate += combination[i] * estimates[before + i];
            for (var j = 0; j < combination.length; j++) {
                variance += combination[i] * covariance[before + i][before + j] * combination[j];
            }
        }
        return Estimate.normal(estimate, Math.sqrt(Math.max(0, variance)), level);
    }

    /** What does not fit; nothing where a key is missing, which is a fault already. */
    static List<Problem> problems(Values values) {
        List<Problem> problems = new ArrayList<>();
        if (!List.of(ESTIMATES, COVARIANCE, BEFORE, AFTER, COMBINATION).stream().allMatch(values::has)) {
            return problems;
        }
        int count = values.numbers(ESTIMATES).length;
        long before = values.whole(BEFORE);
        long after = values.whole(AFTER);
        if (before + after != count) {
            problems.add(new Problem(
                    ESTIMATES,
                    "has %d numbers; %d before and %d after make %d".formatted(count, before, after, before + after)));
        }
        int combined = values.numbers(COMBINATION).length;
        if (combined != after) {
            problems.add(new Problem(
                    COMBINATION, "has %d weights; there are %d periods after treatment".formatted(combined, after)));
        }
        covarianceProblem(values.matrix(COVARIANCE), count, problems);
        return problems;
    }

    private static void covarianceProblem(double[][] covariance, int count, List<Problem> problems) {
        if (covariance.length != count || covariance.length == 0 || covariance[0].length != count) {
            problems.add(new Problem(
                    COVARIANCE,
                    "is %d x %d; %d estimates need %d x %d"
                            .formatted(
                                    covariance.length,
                                    covariance.length == 0 ? 0 : covariance[0].length,
                                    count,
                                    count,
                                    count)));
            return;
        }
        double scale = 0;
        double skew = 0;
        for (var i = 0; i < count; i++) {
            for (var j = 0; j < count; j++) {
                scale = Math.max(scale, Math.abs(covariance[i][j]));
                skew = Math.max(skew, Math.abs(covariance[i][j] - covariance[j][i]));
            }
        }
        if (skew > SYMMETRIC * scale) {
            problems.add(new Problem(COVARIANCE, "is not symmetric"));
        } else if (scale == 0 || !EventStudy.isCovariance(covariance)) {
            problems.add(
                    new Problem(COVARIANCE, "is no covariance: a combination of estimates has a variance below 0"));
        }
    }
}
