/**
 * Code lists: which codes of which terminology mean what, and finding them in a dictionary of codes.
 *
 * <p>Matching happens once against the dictionary of the delivery and then by join; regular expressions over events
 * were turned down, they cost one pass of text a list. The files are read by 60 lines of our own, because no library
 * for comma-separated text travels with the jar. Uses schema and study.
 */
@NullMarked
package org.socialrx.codelist;

import org.jspecify.annotations.NullMarked;
