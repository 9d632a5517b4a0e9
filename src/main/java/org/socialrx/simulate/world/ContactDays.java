package org.socialrx.simulate.world;

import java.util.Arrays;
import java.util.List;

/**
 * The days on which one patient had contact with the practice, social prescribing apart.
 *
 * <p>Each day has a contact with its own small probability, so the ratio of expected contact <em>days</em> is the
 * planted rate ratio itself, and whom the contact is with is drawn apart from it: every measure that counts days keeps
 * the ratio.
 *
 * @param days ascending, each once
 * @param roles with whom, by day
 */
public record ContactDays(int[] days, StaffRole[] roles) {
    private static final List<StaffRole> OTHERS = List.of(StaffRole.NURSE, StaffRole.PHARMACIST, StaffRole.ADMIN);
    private static final double[] SHARES =
            OTHERS.stream().mapToDouble(StaffRole::shareOfOthers).toArray();

    /** Draws the contact days of a life. */
    public static ContactDays draw(World world, Life life, long seed) {
        var draws = Draws.of(seed, "contact", life.person().number());
        var staff = Draws.of(seed, "contact-role", life.person().number());
        int[] days = new int[16];
        int number = 0;
        int stop = life.end() + 1;
        for (int from = life.firstRecord(); from < stop; ) {
            int to = Math.min(stop, life.nextChange(from));
            double daily = life.rate(from);
            for (int day = from - 1 + draws.daysUntil(daily); day < to; day += draws.daysUntil(daily)) {
                days = number == days.length ? Arrays.copyOf(days, 2 * number) : days;
                days[number] = day;
                number++;
            }
            from = to;
        }
        StaffRole[] roles = new StaffRole[number];
        for (int i = 0; i < number; i++) {
            boolean withGp = staff.happens(world.contacts().gpShare());
            roles[i] = withGp ? StaffRole.GP : OTHERS.get(staff.pick(SHARES));
        }
        return new ContactDays(Arrays.copyOf(days, number), roles);
    }
}
