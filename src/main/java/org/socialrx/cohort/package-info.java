/**
 * Who was prescribed, who may be compared with them on the same day, and who was left out and why.
 *
 * <p>Every rule of eligibility is an interval of calendar days of one spell of registration, so that a rule needs no
 * day-by-day rows, attrition is counted by running sums, and nothing after the index date can enter. Pairing every
 * referred patient with every patient of the practice was turned down: it makes a billion rows at national size. Uses
 * schema and study.
 */
@NullMarked
package org.socialrx.cohort;

import org.jspecify.annotations.NullMarked;
