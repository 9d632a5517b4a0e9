package org.socialrx.stats.count;

import java.io.Serializable;
import org.socialrx.stats.algebra.CompensatedSums;

/**
 * Sums for the effect in events per unit of exposure, from a Poisson fit with unit effects: one more pass.
 *
 * <p>Over the rows that count (treated, after): mu1 = fitted mean, mu0 = the same with the effect columns at 0. The
 * unit effect depends on b, d a_i/db = -xbar_i, so the gradients are mu1 (x - xbar_i) and mu0 (x0 - xbar_i). At the
 * estimate the residuals of a unit sum to 0, so this gradient with a cluster covariance of b is the delta method over
 * all parameters, unit effects included.
 */
public final class LevelEffectSums implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int FITTED = 0;
    private static final int WITHOUT = 1;
    private static final int EXPOSURE = 2;
    private static final int SILENT_EXPOSURE = 3;

    private final double[] coefficients;
    private final int[] effects;
    private final CompensatedSums scalars = new CompensatedSums(4);
    private final CompensatedSums fittedGradient;
    private final CompensatedSums withoutGradient;

    /**
     * Sums over no units.
     *
     * @param coefficients k coefficients of the fit; NaN counts as 0
     * @param effects positions of the columns that are 0 without treatment
     */
    public LevelEffectSums(double[] coefficients, int... effects) {
        this.coefficients = coefficients.clone();
        for (int j = 0; j < coefficients.length; j++) {
            this.coefficients[j] = Double.isNaN(coefficients[j]) ? 0 : coefficients[j];
        }
        this.effects = effects.clone();
        this.fittedGradient = new CompensatedSums(coefficients.length);
        this.withoutGradient = new CompensatedSums(coefficients.length);
    }

    /** Adds all rows of one unit as the fit had them; only rows that {@code counts} enter the effect. */
    public void addUnit(double weight, double[][] x, double[] y, double[] exposure, boolean[] counts) {
        UnitRates unit = UnitRates.of(coefficients, x, y, exposure);
        if (unit.rows() == 0) {
            return;
        }
        double[] centre = unit.centre(x);
        for (int t = 0; t < x.length; t++) {
            if (!counts[t] || !(exposure[t] > 0)) {
                continue;
            }
            scalars.add(unit.total() == 0 ? SILENT_EXPOSURE : EXPOSURE, weight * exposure[t]);
            if (unit.total() > 0) {
                addRow(weight * unit.mean(t), x[t], centre);
            }
        }
    }

    private void addRow(double fitted, double[] x, double[] centre) {
        double[] without = x.clone();
        double effect = 0;
        for (int j : effects) {
            effect += x[j] * coefficients[j];
            without[j] = 0;
        }
        double bare = fitted * Math.exp(-effect);
        scalars.add(FITTED, fitted);
        scalars.add(WITHOUT, bare);
        for (int j = 0; j < x.length; j++) {
            fittedGradient.addProduct(j, fitted, x[j] - centre[j]);
            withoutGradient.addProduct(j, bare, without[j] - centre[j]);
        }
    }

    /** Adds the sums of other units to these. */
    public LevelEffectSums merge(LevelEffectSums other) {
        scalars.merge(other.scalars);
        fittedGradient.merge(other.fittedGradient);
        withoutGradient.merge(other.withoutGradient);
        return this;
    }

    /** What the sums say. */
    public LevelEffect solve() {
        return new LevelEffect(
                scalars.value(FITTED),
                scalars.value(WITHOUT),
                scalars.value(EXPOSURE),
                scalars.value(SILENT_EXPOSURE),
                fittedGradient.values(),
                withoutGradient.values());
    }
}
