package org.socialrx.table;

/**
 * One version of a table.
 *
 * @param table the table
 * @param version Delta version
 * @param rowCount rows that the commit wrote, from Delta's own metrics
 */
public record TableVersion(Table table, long version, long rowCount) {}
