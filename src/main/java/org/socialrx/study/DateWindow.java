package org.socialrx.study;

import java.time.LocalDate;

/**
 * Days from {@code from} to {@code to}, both inclusive.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record DateWindow(LocalDate from, LocalDate to) {}
