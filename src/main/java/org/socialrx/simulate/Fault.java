package org.socialrx.simulate;

/** A kind of fault planted in consultations and observations, each as a row added beside a sound one. */
enum Fault {
    /** A day that is none, or in another notation. */
    BAD_DATE,
    /** Words where a number belongs. */
    TEXT_IN_NUMBER,
    /** A practice that is not in the practice file. */
    UNKNOWN_PRACTICE,
    /** A member of staff who is not in the staff file. */
    UNKNOWN_STAFF,
    /** The same row a second time. */
    DUPLICATE,
    /** A day before registration or after its end. */
    OUTSIDE_REGISTRATION,
    /** A day after death. */
    AFTER_DEATH,
    /** The supplier's sentinel day 31/12/9999. */
    OUT_OF_RANGE
}
