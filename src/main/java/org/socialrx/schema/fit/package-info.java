/**
 * The tables of the {@code fit} job: what any estimator gave on a table that a user brought.
 *
 * <p>Apart from {@code result}, because no study and no disclosure control stands behind them.
 */
@NullMarked
package org.socialrx.schema.fit;

import org.jspecify.annotations.NullMarked;
