package org.socialrx.effect;

import org.socialrx.study.PeriodRange;

/**
 * A part of the design with its name.
 *
 * @param name baseline, effect or another part
 * @param range its periods
 */
record Window(String name, PeriodRange range) {}
