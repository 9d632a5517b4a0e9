package org.socialrx.ingest;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Role;

/**
 * Which partitions of a shuffle hold the rows of which role, so that a table is written from its own partitions alone.
 *
 * @param byRole partitions of a role; roles that are judged together share them
 * @param notes partitions of notes
 * @param partitionCount partitions in all
 */
record Lanes(Map<Role, Lane> byRole, Lane notes, int partitionCount) implements Serializable {
    private static final long TEXT_BYTES_PER_PARTITION = 128L << 20;
    private static final long TEXT_BYTES_WORTH_SPREADING = 4L << 20;
    private static final int LANES_PER_NOTE_LANE = 4;

    Lanes {
        byRole = Map.copyOf(byRole);
    }

    /**
     * Partitions of one lane.
     *
     * @param first the first
     * @param count how many
     */
    record Lane(int first, int count) implements Serializable {
        int part(int spread) {
            return first + Math.floorMod(spread, count);
        }

        boolean holds(int part) {
            return part >= first && part < first + count;
        }
    }

    /**
     * Gives every group of roles a lane as wide as its text asks for.
     *
     * @param groups roles that are judged together
     * @param files files of the delivery
     * @param widest partitions that a lane can use at most: the number of practices
     * @param cores tasks that run at once
     */
    static Lanes of(List<Set<Role>> groups, List<DeliveredFile> files, int widest, int cores) {
        var byRole = new EnumMap<Role, Lane>(Role.class);
        int next = 0;
        for (var group : groups) {
            long textBytes = files.stream()
                    .filter(file -> group.contains(file.kind().role()))
                    .mapToLong(DeliveredFile::textByteCount)
                    .sum();
            var lane = new Lane(next, Math.min(Math.max(1, widest), wanted(textBytes, cores)));
            group.forEach(role -> byRole.put(role, lane));
            next += lane.count();
        }
        var notes = new Lane(next, 1 + next / LANES_PER_NOTE_LANE);
        return new Lanes(byRole, notes, next + notes.count());
    }

    /** One partition for everything. */
    static Lanes single(Set<Role> roles) {
        return shared(roles, new Lane(0, 1));
    }

    /** The same partitions for all roles and for the notes. */
    static Lanes shared(Set<Role> roles, List<DeliveredFile> files, int cores) {
        long textBytes = files.stream().mapToLong(DeliveredFile::textByteCount).sum();
        return shared(roles, new Lane(0, wanted(textBytes, cores)));
    }

    private static Lanes shared(Set<Role> roles, Lane lane) {
        var byRole = new EnumMap<Role, Lane>(Role.class);
        roles.forEach(role -> byRole.put(role, lane));
        return new Lanes(byRole, lane, lane.count());
    }

    /** The lane of a role. */
    Lane lane(Role role) {
        var lane = byRole.get(role);
        if (lane == null) {
            throw new IllegalArgumentException("No lane for %s".formatted(role));
        }
        return lane;
    }

    private static int wanted(long textBytes, int cores) {
        int bySize = (int) (1 + textBytes / TEXT_BYTES_PER_PARTITION);
        return textBytes < TEXT_BYTES_WORTH_SPREADING ? 1 : Math.max(cores, bySize);
    }
}
