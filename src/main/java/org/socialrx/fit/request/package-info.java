/**
 * What a file of models asks for: the keys an estimator knows, the reader that checks all of them at once, the request.
 *
 * <p>An estimator declares its keys; the reader does the rest, so that every message about a key reads alike. Turned
 * down: binding each estimator's keys to a record by reflection, which reports one fault at a time.
 */
@NullMarked
package org.socialrx.fit.request;

import org.jspecify.annotations.NullMarked;
