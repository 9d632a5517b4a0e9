/**
 * One model for every supplier: patients, registrations, contacts, coded entries and the social-prescribing layer.
 *
 * <p>One file a table, no logic. Schemas inferred from queries were turned down: a declared one is the contract between
 * jobs.
 */
@NullMarked
package org.socialrx.schema.core;

import org.jspecify.annotations.NullMarked;
