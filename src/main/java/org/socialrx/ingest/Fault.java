package org.socialrx.ingest;

import org.socialrx.ingest.layout.Rule;

/**
 * The rule that a row breaks.
 *
 * @param column column of the file that breaks it, empty for the whole row
 * @param rule the rule
 */
record Fault(String column, Rule rule) {}
