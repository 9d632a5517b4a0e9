/**
 * Penalised logistic regression on thousands of sparse columns, by spark-mllib.
 *
 * <p>Chosen because it keeps codes sparse from text to optimiser, standardises without filling zeros, and
 * cross-validates by a column of folds (Apache licence, part of Spark). Our own Newton steps need the square of the
 * number of columns, which thousands of codes forbid; they serve the models with few columns, whose errors are wanted.
 */
@NullMarked
package org.socialrx.propensity.ml;

import org.jspecify.annotations.NullMarked;
