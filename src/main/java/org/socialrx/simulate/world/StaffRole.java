package org.socialrx.simulate.world;

/** Role of a member of staff, as the supplier numbers it. */
public enum StaffRole {
    /** General practitioner. */
    GP(4, 1000, 4, 0),
    /** Practice nurse. */
    NURSE(11, 1100, 2, 0.7),
    /** Pharmacist, standing for the other clinical staff. */
    PHARMACIST(15, 1200, 1, 0.15),
    /** Receptionist or secretary; the number is ours. */
    ADMIN(64, 1300, 1, 0.15),
    /** Social-prescribing link worker, whose contacts are no outcome. */
    LINK_WORKER(99, 1400, 1, 0);

    private final int category;
    private final int first;
    private final int number;
    private final double share;

    StaffRole(int category, int first, int number, double share) {
        this.category = category;
        this.first = first;
        this.number = number;
        this.share = share;
    }

    /** The supplier's job category. */
    public int category() {
        return category;
    }

    /** Number of the first of them in identifiers. */
    int first() {
        return first;
    }

    /** How many of them a practice has. */
    public int number() {
        return number;
    }

    /** Share of the contact days that are not with a GP. */
    double shareOfOthers() {
        return share;
    }
}
