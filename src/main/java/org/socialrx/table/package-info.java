/**
 * A Delta table declared once: its fields, checks and key, where it lives, which version a job reads, what a run wrote.
 *
 * <p>The only package that uses Delta. A catalog with managed tables was turned down: folders under one root can be
 * copied, shared and read by any Delta reader without a metastore.
 */
@NullMarked
package org.socialrx.table;

import org.jspecify.annotations.NullMarked;
