/**
 * What a supplier delivers: files, their columns, the core field each column fills, and the rules rows must keep.
 *
 * <p>One class a layout. Layouts as configuration files were turned down: a mapping names declared fields, and the
 * compiler checks that they exist.
 */
@NullMarked
package org.socialrx.ingest.layout;

import org.jspecify.annotations.NullMarked;
