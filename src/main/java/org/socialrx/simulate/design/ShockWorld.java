package org.socialrx.simulate.design;

import java.util.ArrayList;
import java.util.List;
import org.socialrx.simulate.world.Draws;
import org.socialrx.stats.count.UnitPoissonFit;
import org.socialrx.stats.count.UnitPoissonRegression;
import org.socialrx.stats.count.UnitPoissonSums;
import org.socialrx.stats.inference.ClusterCovarianceType;

/**
 * S2: shocks of sd .15 that everybody of a practice shares in a period, no effect, and half treated from the fifth of
 * eight periods on: half the people of every practice, or everybody of half the practices.
 *
 * @param practices practices
 * @param assignment who is treated
 */
record ShockWorld(int practices, Assignment assignment) implements Cell {
    private static final int PATIENTS = 4000;
    private static final int PERIODS = 8;
    private static final int BEFORE = 4;
    private static final double SHOCK = 0.15;
    private static final double FRAILTY_SHAPE = 3;

    /** Who is treated. */
    enum Assignment {
        PATIENTS("half the people of every practice"),
        PRACTICES("everybody of half the practices");

        private final String words;

        Assignment(String words) {
            this.words = words;
        }
    }

    /** Both assignments in few and in many practices. */
    static Grid grid() {
        List<Cell> cells = new ArrayList<>();
        for (var assignment : Assignment.values()) {
            for (int practices : new int[] {20, 100}) {
                cells.add(new ShockWorld(practices, assignment));
            }
        }
        return new Grid(
                "s2",
                "Which errors are right, when practices share shocks",
                "4,000 people, shocks of practice and period of sd .15, no effect. Must fail: independent errors when"
                        + " whole practices are treated.",
                cells);
    }

    @Override
    public String name() {
        return "%s, %d practices".formatted(assignment.words, practices);
    }

    @Override
    public List<Answer> replicate(Draws draws) {
        double[][][] counts = draw(draws);
        var fit = new UnitPoissonRegression(terms()).fit(sums -> add(counts, sums));
        double[] contrast = new double[terms().size()];
        contrast[PERIODS - 1] = 1;
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.of("independent errors", fit.classical().combination(contrast, Answer.LEVEL), 0));
        answers.add(clustered("CR1", fit, contrast, ClusterCovarianceType.CR1));
        answers.add(clustered("CR2, Satterthwaite", fit, contrast, ClusterCovarianceType.CR2));
        return answers;
    }

    private static Answer clustered(String name, UnitPoissonFit fit, double[] contrast, ClusterCovarianceType type) {
        return Answer.of(name, fit.byCluster().estimate(type, fit.coefficients(), contrast, Answer.LEVEL), 0);
    }

    /** Counts by practice, arm and period: people of a practice and arm share their regressors. */
    private double[][][] draw(Draws draws) {
        double[][][] counts = new double[practices][2][PERIODS];
        for (int c = 0; c < practices; c++) {
            double[] log = new double[PERIODS];
            for (int t = 0; t < PERIODS; t++) {
                log[t] = 0.03 * t + SHOCK * draws.normal();
            }
            for (int i = 0; i < PATIENTS / practices; i++) {
                int arm = assignment == Assignment.PATIENTS ? i % 2 : c % 2;
                double frailty = draws.gamma(FRAILTY_SHAPE);
                for (int t = 0; t < PERIODS; t++) {
                    counts[c][arm][t] += Counts.poisson(draws, frailty * Math.exp(log[t]));
                }
            }
        }
        return counts;
    }

    private static List<String> terms() {
        List<String> terms = new ArrayList<>();
        for (int t = 1; t < PERIODS; t++) {
            terms.add("period " + t);
        }
        terms.add("treated");
        return terms;
    }

    private UnitPoissonSums add(double[][][] counts, UnitPoissonSums sums) {
        int people = PATIENTS / practices;
        for (int c = 0; c < practices; c++) {
            for (int arm = 0; arm < 2; arm++) {
                double exposure = assignment == Assignment.PATIENTS ? people / 2.0 : arm == c % 2 ? people : 0;
                addUnit("%04d".formatted(c), arm, counts[c][arm], exposure, sums);
            }
        }
        return sums;
    }

    private static void addUnit(String practice, int arm, double[] counts, double exposure, UnitPoissonSums sums) {
        double[][] x = new double[PERIODS][PERIODS];
        double[] time = new double[PERIODS];
        for (int t = 0; t < PERIODS; t++) {
            time[t] = exposure;
            if (t > 0) {
                x[t][t - 1] = 1;
            }
            x[t][PERIODS - 1] = arm == 1 && t >= BEFORE ? 1 : 0;
        }
        sums.addUnit(practice, 1, x, counts, time);
    }
}
