/**
 * The simulated world: practices, people, crises, referrals and contact days, drawn from a seed alone.
 *
 * <p>Plain Java without Spark, so that the study design can be tried on the same draws in memory. Every draw is keyed
 * by seed, stream and patient or practice number; nothing depends on the order in which patients are drawn.
 *
 * <p>Turned down: drawing with column functions of Spark ({@code rand(seed)} depends on the partition), and a simulator
 * in which only people who will be referred have crises (it makes regression to the mean invisible among controls).
 */
@NullMarked
package org.socialrx.simulate.world;

import org.jspecify.annotations.NullMarked;
