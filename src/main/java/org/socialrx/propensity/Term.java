package org.socialrx.propensity;

import org.apache.spark.sql.Column;

/**
 * One column of the propensity model.
 *
 * @param name covariate, or covariate=level
 * @param value the column's value of a candidate, a double without nulls
 * @param referredCount referred candidates with the level, or all for a number
 * @param isEstimable whether both arms have the level, and both have candidates without it; otherwise the level is one
 *     with the reference
 */
record Term(String name, Column value, long referredCount, boolean isEstimable) {}
