package org.socialrx.job;

/** Tells the user how far a long step is. */
@FunctionalInterface
interface Progress {
    /** Says what is happening now, in a few words without a patient's value. */
    void say(String words);
}
