package org.socialrx.simulate.world;

import java.io.Serializable;

/**
 * A practice of the world.
 *
 * @param id five digits
 * @param region 1 to 9
 * @param size weight of the practice in the draw of a patient's practice
 * @param level log rate ratio of all its contacts
 * @param shocks log rate ratio by calendar quarter of the window
 * @param start first day on which it offers social prescribing
 * @param usesRead whether referral and homelessness are recorded in Read v2
 * @param deprivation mean decile of its patients, 1 = most deprived
 * @param isRural whether most of its patients live in the country
 */
public record Practice(
        int id,
        int region,
        double size,
        double level,
        double[] shocks,
        int start,
        boolean usesRead,
        int deprivation,
        boolean isRural)
        implements Serializable {

    /** Identifier of a member of staff, which ends in the practice's own. */
    public long staffId(StaffRole role, int member) {
        return ((long) role.first() + member) * 100_000 + id;
    }

    /** Draws the practice of a number. */
    static Practice draw(World world, long seed, int number) {
        var draws = Draws.of(seed, "practice", number);
        var contacts = world.contacts();
        double size = draws.gamma(world.population().practiceSizeShape());
        double level = contacts.practiceSd() * draws.normal();
        var offers = world.offers();
        int start = draws.between(offers.firstStart(), offers.lastStart());
        boolean usesRead = draws.happens(world.recording().readPractices());
        int region = draws.between(1, 9);
        int deprivation = draws.between(1, 10);
        double[] shocks = new double[world.window().days() / World.QUARTER_DAYS + 1];
        for (int quarter = 0; quarter < shocks.length; quarter++) {
            shocks[quarter] = contacts.practiceQuarterSd() * draws.normal();
        }
        // A stream of its own, so that where people live shifts nothing else.
        boolean isRural =
                Draws.of(seed, "practice-area", number).happens(world.places().ruralPractices());
        return new Practice(20_001 + number, region, size, level, shocks, start, usesRead, deprivation, isRural);
    }
}
