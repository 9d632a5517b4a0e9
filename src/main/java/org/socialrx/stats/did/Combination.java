package org.socialrx.stats.did;

/**
 * A number made of group-time effects, with its derivatives by each effect and each cohort share.
 *
 * <p>{@code at} is the event time, cohort or period it belongs to, 0 for an overall effect.
 */
public final class Combination {
    private final int at;
    private final double value;
    private final double[] gradient;

    Combination(int at, double value, double[] gradient) {
        this.at = at;
        this.value = value;
        this.gradient = gradient;
    }

    /** The event time, cohort or period it belongs to; 0 for an overall effect. */
    public int at() {
        return at;
    }

    /** The estimate; not a number if it could not be estimated. */
    public double value() {
        return value;
    }

    /** Whether it has an error: a reference period has none. */
    public boolean isEstimated() {
        for (double derivative : gradient) {
            if (derivative != 0) {
                return true;
            }
        }
        return false;
    }

    double gradient(int coordinate) {
        return gradient[coordinate];
    }

    int width() {
        return gradient.length;
    }
}
