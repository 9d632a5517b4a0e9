/**
 * Result tables as they leave: the same names and columns, counts under disclosure control.
 *
 * <p>Derived from the result tables rather than declared again, so that the two cannot drift apart.
 */
@NullMarked
package org.socialrx.schema.release;

import org.jspecify.annotations.NullMarked;
