/**
 * One study's released tables as a page: a pure function from rows to one HTML file and the CSV behind every figure.
 *
 * <p>Sees results only as they were released, and of operations only ids, versions and hashes. Every sentence that says
 * what the numbers mean follows from a rule in code ({@link org.socialrx.report.Answer} and the claim of each figure).
 * Lets-Plot (MIT) draws the charts as static SVG and jte (Apache 2.0) fills the page; JFreeChart was turned down for
 * its licence, charts drawn in the browser because a page must be readable without scripts and in thirty years.
 */
@NullMarked
package org.socialrx.report;

import org.jspecify.annotations.NullMarked;
