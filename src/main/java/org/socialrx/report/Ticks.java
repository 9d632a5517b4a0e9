package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Labelled values of an axis.
 *
 * @param values where
 * @param labels what
 */
record Ticks(List<Double> values, List<String> labels) {
    private static final double[] RATIOS = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10
    };
    private static final String FIGURE_SPACE = "\u2007";
    private static final double CLOSEST = 0.06;

    /** Below this ratio of the bounds the round ratios are too far apart, and equal steps look even on a log axis. */
    private static final double NARROW = 1.25;

    /** Round ratios between two bounds, 1 always among them, none too close to another. */
    static Ticks ratios(double low, double high, int most) {
        var values = new ArrayList<Double>(List.of(1.0));
        double gap = Math.max(CLOSEST * Math.log(high / low), Math.log(high / low) / (most + 1));
        candidates(low, high, most)
                .filter(ratio -> ratio >= low && ratio <= high)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(Math.log(a)), Math.abs(Math.log(b))))
                .filter(ratio -> values.stream().allMatch(other -> Math.abs(Math.log(ratio / other)) > gap))
                .forEach(values::add);
        var sorted = values.stream().sorted().toList();
        return new Ticks(sorted, sorted.stream().map(Ticks::plain).toList());
    }

    private static DoubleStream candidates(double low, double high, int most) {
        return high / low < NARROW
                ? steps(low, high, step(high - low, most)).values().stream().mapToDouble(Double::doubleValue)
                : DoubleStream.of(RATIOS);
    }

    /** Multiples of a step between two bounds. */
    static Ticks steps(double low, double high, double step) {
        var values = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            values.add(i * step);
        }
        return new Ticks(values, values.stream().map(Ticks::plain).toList());
    }

    /** Labels of one width, so that panels above one another begin at the same place. */
    Ticks padded(int characters) {
        return new Ticks(
                values,
                labels.stream()
                        .map(label -> FIGURE_SPACE.repeat(Math.max(0, characters - label.length())) + label)
                        .toList());
    }

    /** A step of 1, 2 or 5 times a power of ten that gives about so many labels. */
    static double step(double range, int labels) {
        double raw = range / labels;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    private static String plain(double value) {
        for (int decimals = 0; decimals < 3; decimals++) {
            double scale = Math.pow(10, decimals);
            if (Math.abs(value * scale - Math.round(value * scale)) < 1e-9) {
                return Numerals.fixed(value, decimals);
            }
        }
        return Numerals.fixed(value, 3);
    }
}
