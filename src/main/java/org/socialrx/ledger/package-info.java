/**
 * What ran, on which versions, and what it wrote: how a number is traced and how a killed chain resumes.
 *
 * <p>Kept in Delta tables beside the data; a tracking server was turned down, a trusted environment has none.
 */
@NullMarked
package org.socialrx.ledger;

import org.jspecify.annotations.NullMarked;
