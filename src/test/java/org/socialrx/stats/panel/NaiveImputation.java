package org.socialrx.stats.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/** Imputation with a column for every unit and period, and its error by unit: the oracle. */
final class NaiveImputation {
    private NaiveImputation() {}

    /** The mean effect and its conservative error. */
    static double[] att(List<UnitRows> units) {
        List<double[]> untreated = new ArrayList<>();
        List<double[]> treated = new ArrayList<>();
        List<Double> y0 = new ArrayList<>();
        List<Double> y1 = new ArrayList<>();
        List<Integer> unit0 = new ArrayList<>();
        List<Integer> unit1 = new ArrayList<>();
        List<String> cell1 = new ArrayList<>();
        int periods = 8;
        for (int i = 0; i < units.size(); i++) {
            UnitRows unit = units.get(i);
            for (int t = 0; t < unit.size(); t++) {
                double[] row = new double[units.size() + periods - 2];
                row[i] = 1;
                if (unit.periods()[t] > 1) {
                    row[units.size() + unit.periods()[t] - 2] = 1;
                }
                (unit.isTreated(t) ? treated : untreated).add(row);
                (unit.isTreated(t) ? y1 : y0).add(unit.y()[t]);
                (unit.isTreated(t) ? unit1 : unit0).add(i);
                if (unit.isTreated(t)) {
                    cell1.add(unit.cohort() + "|" + unit.periods()[t]);
                }
            }
        }
        SimpleMatrix z0 = new SimpleMatrix(untreated.toArray(double[][]::new));
        SimpleMatrix z1 = new SimpleMatrix(treated.toArray(double[][]::new));
        SimpleMatrix inverse = z0.transpose().mult(z0).invert();
        SimpleMatrix b = inverse.mult(z0.transpose().mult(column(y0)));
        SimpleMatrix effect = column(y1).minus(z1.mult(b));
        SimpleMatrix rest = column(y0).minus(z0.mult(b));
        int n = y1.size();
        SimpleMatrix w = SimpleMatrix.filled(n, 1, 1.0 / n);
        SimpleMatrix v0 = z0.mult(inverse.mult(z1.transpose().mult(w))).negative();
        Map<String, double[]> means = new HashMap<>();
        for (int r = 0; r < n; r++) {
            double[] mean = means.computeIfAbsent(cell1.get(r), c -> new double[2]);
            mean[0] += effect.get(r);
            mean[1]++;
        }
        double[] scores = new double[units.size()];
        for (int r = 0; r < n; r++) {
            double[] mean = means.getOrDefault(cell1.get(r), new double[2]);
            scores[unit1.get(r)] += (effect.get(r) - mean[0] / mean[1]) / n;
        }
        for (int r = 0; r < y0.size(); r++) {
            scores[unit0.get(r)] += v0.get(r) * rest.get(r);
        }
        double variance = 0;
        for (double score : scores) {
            variance += score * score;
        }
        return new double[] {effect.elementSum() / n, Math.sqrt(variance)};
    }

    private static SimpleMatrix column(List<Double> values) {
        return new SimpleMatrix(values.stream().map(v -> new double[] {v}).toArray(double[][]::new));
    }
}
