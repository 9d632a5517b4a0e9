package org.socialrx.effect;

/**
 * One Poisson model with absorbed effects.
 *
 * @param series what it is fitted to
 * @param design its regressors
 */
record Model(Series series, PanelDesign design) {}
