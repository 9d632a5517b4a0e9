/**
 * Another question than that of the matched patients: what changed for everybody registered with a practice after the
 * practice began to refer, against practices that had not begun yet.
 *
 * <p>Practice-level intention to treat. The effect is diluted by how few patients are referred, but no patient's crisis
 * decides when a practice begins. Everything is computed from whole numbers by practice and calendar period, which are
 * few however many patients there are, by {@code stats.rollout}. Turned down: patients as units, because those who are
 * registered throughout are not those who use the practice most, and because errors lie with the practice anyway.
 */
@NullMarked
package org.socialrx.effect.rollout;

import org.jspecify.annotations.NullMarked;
