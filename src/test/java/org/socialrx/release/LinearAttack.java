package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;

/**
 * An attack that shares nothing with the release: unknown counts, linear equations between them, ranges of the released
 * ones, and the largest value of each unknown by linear programming.
 */
final class LinearAttack {
    private static final double ROUNDING = 1e-6;

    private final Map<String, Integer> unknowns = new LinkedHashMap<>();
    private final List<double[]> ranges = new ArrayList<>();
    private final List<Map<Integer, Double>> equations = new ArrayList<>();

    /** Learns the range of a count; a second range for the same count narrows it. */
    void knows(String name, double low, double high) {
        int index = index(name);
        ranges.get(index)[0] = Math.max(ranges.get(index)[0], low);
        ranges.get(index)[1] = Math.min(ranges.get(index)[1], high);
    }

    /** Learns what a released count of people tells under a profile: its rounding, or that it is not nobody. */
    void learns(Profile profile, String name, @Nullable Long shown) {
        if (shown == null) {
            knows(name, 1, Double.POSITIVE_INFINITY);
            return;
        }
        double below = profile.equals(Profile.ONS_SRS) ? 0 : 2;
        double above = profile.equals(Profile.ONS_SRS) ? 0 : profile.equals(Profile.OPENSAFELY) ? 2 : 3;
        knows(name, shown == 0 ? 0 : shown - below, shown == 0 ? 0 : shown + above);
    }

    /** Learns that a total is the sum of its parts. */
    void knowsSum(String total, List<String> parts) {
        var equation = new LinkedHashMap<Integer, Double>();
        equation.merge(index(total), -1.0, Double::sum);
        parts.forEach(part -> equation.merge(index(part), 1.0, Double::sum));
        equations.add(equation);
    }

    /** Largest value a count can have; infinite when nothing limits it. */
    double largest(String name) {
        return optimum(name, GoalType.MAXIMIZE);
    }

    /** Smallest value a count can have. */
    double smallest(String name) {
        return optimum(name, GoalType.MINIMIZE);
    }

    /** Distance of the largest and the smallest whole number that a count can be; infinite when nothing limits it. */
    double width(String name) {
        return Math.floor(largest(name) + ROUNDING) - Math.ceil(smallest(name) - ROUNDING);
    }

    private double optimum(String name, GoalType goal) {
        var objective = new double[unknowns.size()];
        objective[index(name)] = 1;
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(100_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints()),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (UnboundedSolutionException unbounded) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private List<LinearConstraint> constraints() {
        var constraints = new ArrayList<LinearConstraint>();
        for (var equation : equations) {
            var row = new double[unknowns.size()];
            equation.forEach((index, weight) -> row[index] = weight);
            constraints.add(new LinearConstraint(row, Relationship.EQ, 0));
        }
        for (int i = 0; i < ranges.size(); i++) {
            var row = new double[unknowns.size()];
            row[i] = 1;
            constraints.add(new LinearConstraint(row, Relationship.GEQ, ranges.get(i)[0]));
            if (Double.isFinite(ranges.get(i)[1])) {
                constraints.add(new LinearConstraint(row, Relationship.LEQ, ranges.get(i)[1]));
            }
        }
        return constraints;
    }

    private int index(String name) {
        return unknowns.computeIfAbsent(name, key -> {
            ranges.add(new double[] {0, Double.POSITIVE_INFINITY});
            return unknowns.size();
        });
    }
}
