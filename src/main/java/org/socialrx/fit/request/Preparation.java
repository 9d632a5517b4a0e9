package org.socialrx.fit.request;

import java.util.List;

/**
 * What is done to the table before a model sees it; models with equal preparations share their rows.
 *
 * @param instruments new columns from scored instruments, first
 * @param derived new columns as SQL expressions, in order
 * @param rows SQL condition on rows, last; empty for all
 */
public record Preparation(List<Scored> instruments, List<Derived> derived, String rows) {
    public Preparation {
        instruments = List.copyOf(instruments);
        derived = List.copyOf(derived);
    }

    /**
     * A column of scores on an instrument's metric.
     *
     * @param column its name
     * @param instrument name of the instrument
     * @param raw column of raw scores
     */
    public record Scored(String column, String instrument, String raw) {}

    /**
     * A column computed by an expression.
     *
     * @param column its name
     * @param expression Spark SQL
     */
    public record Derived(String column, String expression) {}
}
