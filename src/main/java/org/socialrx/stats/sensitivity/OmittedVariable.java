package org.socialrx.stats.sensitivity;

/**
 * How robust a regression coefficient is to an omitted variable.
 *
 * <p>With f = q |t| / sqrt(df): the robustness value (sqrt(f⁴ + 4 f²) - f²)/2 is the share of the residual variance
 * that a confounder must explain of both treatment and outcome to reduce the coefficient by the fraction q. Source:
 * Cinelli and Hazlett, Journal of the Royal Statistical Society B 2020;82:39.
 *
 * @param partialR2 share of the outcome's residual variance that the treatment explains, t²/(t² + df)
 * @param robustnessValue the robustness value, between 0 and 1
 */
public record OmittedVariable(double partialR2, double robustnessValue) {
    /**
     * Robustness of a coefficient.
     *
     * @param t the coefficient over its standard error
     * @param degrees residual degrees of freedom, positive
     * @param fraction share of the coefficient to be explained away, positive; 1 is all of it
     */
    public static OmittedVariable of(double t, double degrees, double fraction) {
        double f2 = fraction * fraction * t * t / degrees;
        return new OmittedVariable(t * t / (t * t + degrees), (Math.sqrt(f2 * f2 + 4 * f2) - f2) / 2);
    }
}
