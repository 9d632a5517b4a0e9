package org.socialrx.study;

/**
 * The propensity model on every code of the record, beside the one with named covariates.
 *
 * @param gapDays days before the index date that are not searched: codes of the crisis that led to referral
 * @param rarePercent codes that fewer candidates have are left out; percent of all candidates
 * @param correlationLimit a code whose correlation with being referred is stronger is left out and named: it tells the
 *     arms apart
 * @param elasticNet share of the absolute penalty: 1 lasso, 0 ridge
 * @param folds parts of cross-validation, practices whole; at least 2
 * @param penalties strengths of the penalty that are tried; at least 1
 */
public record WideRules(
        int gapDays, double rarePercent, double correlationLimit, double elasticNet, int folds, int penalties) {}
