/**
 * Identifiers of people, recognised in bytes as rows pass the parser: what must not come in.
 *
 * <p>Regular expressions over decoded text were turned down: they cost more than all the rest of the parser.
 */
@NullMarked
package org.socialrx.ingest.identifier;

import org.jspecify.annotations.NullMarked;
