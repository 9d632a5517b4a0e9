/**
 * The rows that models are fitted to: the table as it is opened and prepared, its rows as blocks of columns, and the
 * passes that models over the same rows share.
 *
 * <p>A frame holds the columns its models use and nothing else; models ask for sums and never see where rows lie. All
 * sums are integers or compensated, so that neither the order of rows nor their partitioning shows. Turned down: one
 * Spark aggregation a model, which reads the table ten thousand times for ten thousand models, and a dictionary of all
 * texts on the driver, which grows with the patients.
 */
@NullMarked
package org.socialrx.fit.frame;

import org.jspecify.annotations.NullMarked;
