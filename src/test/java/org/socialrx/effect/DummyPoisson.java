package org.socialrx.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Poisson regression with a column for every person and period, by plain Newton steps: slow and obvious. */
final class DummyPoisson {
    private final TreeMap<String, Integer> columns = new TreeMap<>();
    private final List<Observation> observations = new ArrayList<>();

    private record Observation(double y, double exposure, double weight, List<String> columns) {}

    /** Adds a row; every name is a column that is 1. */
    void add(double y, double exposure, double weight, String... names) {
        if (exposure > 0) {
            for (var name : names) {
                columns.putIfAbsent(name, 0);
            }
            observations.add(new Observation(y, exposure, weight, List.of(names)));
        }
    }

    /** The coefficient of a column. */
    double coefficient(String name) {
        var at = 0;
        for (var entry : columns.entrySet()) {
            entry.setValue(at++);
        }
        var beta = new double[at];
        for (var step = 0; step < 60; step++) {
            var move = step(beta);
            for (var j = 0; j < at; j++) {
                beta[j] += Math.max(-1, Math.min(1, move[j]));
            }
        }
        return beta[position(name)];
    }

    private int position(String name) {
        return Objects.requireNonNull(columns.get(name));
    }

    private double[] step(double[] beta) {
        var k = beta.length;
        var system = new double[k][k + 1];
        for (var row : observations) {
            var predictor = row.columns().stream()
                    .mapToDouble(name -> beta[position(name)])
                    .sum();
            var mean = row.exposure() * Math.exp(predictor);
            for (var name : row.columns()) {
                system[position(name)][k] += row.weight() * (row.y() - mean);
                for (var other : row.columns()) {
                    system[position(name)][position(other)] += row.weight() * mean;
                }
            }
        }
        return solved(system);
    }

    /** Gauss-Jordan; a column without rest is left out, as the last period is once the persons are in. */
    private static double[] solved(double[][] system) {
        var k = system.length;
        var isKept = new boolean[k];
        for (var j = 0; j < k; j++) {
            if (Math.abs(system[j][j]) < 1e-9) {
                continue;
            }
            isKept[j] = true;
            for (var i = 0; i < k; i++) {
                var factor = i == j ? 0 : system[i][j] / system[j][j];
                for (var c = 0; c <= k && factor != 0; c++) {
                    system[i][c] -= factor * system[j][c];
                }
            }
        }
        var solution = new double[k];
        for (var j = 0; j < k; j++) {
            solution[j] = isKept[j] ? system[j][k] / system[j][j] : 0;
        }
        return solution;
    }
}
