package org.socialrx.simulate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.socialrx.simulate.world.ContactDays;
import org.socialrx.simulate.world.Life;
import org.socialrx.simulate.world.Practices;
import org.socialrx.simulate.world.StaffRole;
import org.socialrx.simulate.world.World;

/** What the simulator drew for every patient, from memory and not from the files: what a panel must come out as. */
public final class DrawnContacts {
    private static final int PERIOD_DAYS = 91;

    private final World world;
    private final Map<String, Life> lives = new HashMap<>();
    private final Map<String, int[]> gpDays = new HashMap<>();

    /** Draws the world a second time. */
    public DrawnContacts(World world, int patients, long seed) {
        this.world = world;
        var practices = Practices.draw(world, seed, patients);
        for (int number = 0; number < patients; number++) {
            var life = Life.draw(world, practices, seed, number);
            var id = Long.toString(new Ids(life.person()).patient());
            lives.put(id, life);
            gpDays.put(id, gpDays(ContactDays.draw(world, life, seed)));
        }
    }

    private static int[] gpDays(ContactDays drawn) {
        return IntStream.range(0, drawn.days().length)
                .filter(i -> drawn.roles()[i] == StaffRole.GP)
                .map(i -> drawn.days()[i])
                .toArray();
    }

    /**
     * GP contact days of a period; a control's end with the day before an own referral, the index date never counts.
     */
    public int count(String patient, LocalDate index, boolean isReferred, int period) {
        int from = dayOf(index) + 1 + PERIOD_DAYS * period;
        int to = Math.min(from + PERIOD_DAYS - 1, last(patient, isReferred));
        int count = 0;
        for (int day : gpDays.getOrDefault(patient, new int[0])) {
            count += day >= from && day <= to && day != dayOf(index) ? 1 : 0;
        }
        return count;
    }

    private int dayOf(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(world.window().from(), date);
    }

    private int last(String patient, boolean isReferred) {
        var life = lives.get(patient);
        if (life == null) {
            throw new IllegalArgumentException("Somebody in the panel was never drawn");
        }
        return isReferred ? life.end() : Math.min(life.end(), life.index().orElse(Integer.MAX_VALUE) - 1);
    }
}
