package org.socialrx.fit.result;

/**
 * What one model gave.
 *
 * @param model its name
 * @param estimator how it was estimated
 * @param answer what came of it
 */
public record Result(String model, String estimator, Answer answer) {}
