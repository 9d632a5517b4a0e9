package org.socialrx.cohort;

import org.apache.spark.sql.Column;

/**
 * One step of eligibility: from it on, a spell is eligible on the days between two dates of its own.
 *
 * @param name name of the rule in the attrition table
 * @param label the rule in words
 * @param from first day allowed by this rule; a null bounds nothing
 * @param to last day allowed by this rule; a null bounds nothing
 */
record Step(String name, String label, Column from, Column to) {}
