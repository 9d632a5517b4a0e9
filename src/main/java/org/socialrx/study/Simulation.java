package org.socialrx.study;

/**
 * The extract that a demonstration study simulates when none is delivered.
 *
 * @param patients patients; 0 when the study simulates nothing
 * @param months length of the data window
 * @param effect planted rate ratio of contacts after referral; 1 plants nothing
 */
public record Simulation(long patients, int months, double effect) {
    /** A study that needs a delivery. */
    public static Simulation none() {
        return new Simulation(0, 0, 1);
    }

    /** Whether the study can simulate its own extract. */
    public boolean isPossible() {
        return patients > 0;
    }
}
