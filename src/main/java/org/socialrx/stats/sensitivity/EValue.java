package org.socialrx.stats.sensitivity;

/**
 * E-values of a risk ratio: the least risk ratio that an unmeasured confounder must have with both treatment and
 * outcome to explain the estimate, or the limit of its interval that is nearer 1, away.
 *
 * <p>RR + sqrt(RR (RR - 1)), of 1/RR if RR is below 1. Source: VanderWeele and Ding, Annals of Internal Medicine
 * 2017;167:268.
 *
 * @param point E-value of the estimate, at least 1
 * @param limit E-value of the limit nearer 1; 1 if the interval holds 1
 */
public record EValue(double point, double limit) {
    /**
     * E-values of a risk ratio and its interval.
     *
     * @param riskRatio estimate, positive; a rate ratio will do for the purpose
     * @param lower lower limit, positive
     * @param upper upper limit
     */
    public static EValue of(double riskRatio, double lower, double upper) {
        if (!(lower > 0 && riskRatio >= lower && upper >= riskRatio)) {
            throw new IllegalArgumentException(
                    "Risk ratio is %s with limits %s and %s; they must be positive and in order"
                            .formatted(riskRatio, lower, upper));
        }
        boolean holdsOne = lower <= 1 && upper >= 1;
        return new EValue(of(riskRatio), holdsOne ? 1 : of(riskRatio > 1 ? lower : upper));
    }

    private static double of(double riskRatio) {
        double ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio;
        return ratio + Math.sqrt(ratio * (ratio - 1));
    }
}
