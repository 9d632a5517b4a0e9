package org.socialrx.stats.calibration;

/**
 * An estimate calibrated by an empirical null.
 *
 * @param estimate estimate less mean systematic error
 * @param stdError of sampling and systematic error together
 * @param ciLow lower limit
 * @param ciHigh upper limit
 * @param pValue two-sided
 * @param uncalibratedPValue two-sided, before calibration
 */
public record Calibrated(
        double estimate, double stdError, double ciLow, double ciHigh, double pValue, double uncalibratedPValue) {}
