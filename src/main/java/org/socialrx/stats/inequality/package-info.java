/**
 * How unequally a value is spread over a population that is ranked by disadvantage.
 *
 * <p>Ranks run from the most deprived (1) up, so that a negative index means concentrated among the deprived. Turned
 * down: simulated intervals as the agency's package gives, which change from run to run.
 */
@NullMarked
package org.socialrx.stats.inequality;

import org.jspecify.annotations.NullMarked;
