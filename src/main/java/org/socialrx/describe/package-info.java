/**
 * Who was prescribed, who declined and who was neither, and how often people were offered, referred and declined for
 * the first time.
 *
 * <p>Person-time is split by calendar year, in which everybody has one age, and summed as whole days into cells of all
 * characteristics before any table is made of them: one pass over the people, the same numbers under any partitioning.
 *
 * <p>Who was left out: the described adults are counted once by practice and level of each characteristic
 * ({@code PersonCells}), and the funnel, ratios against a group's own practices, indices of inequality and practice
 * variation are done on these cells. What is recorded at all stands beside them. Practice effects of the predictors are
 * maximised out, practice by practice, without a column each.
 *
 * <p>Imports: the declared tables, the study, {@code stats.rates}, {@code stats.inequality}, {@code stats.logistic}.
 * Turned down: rates by exact age, which split every year of every person in two and change no rate that can be told
 * from another.
 */
@NullMarked
package org.socialrx.describe;

import org.jspecify.annotations.NullMarked;
