package org.socialrx.effect;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.socialrx.effect.PanelUnit.Member;

/**
 * The units of one series in one practice, kept in a few arrays: as objects they cost more memory, and Spark more time
 * to measure them, than the passes over them.
 */
final class PackedUnits implements Iterable<PanelUnit>, Serializable {
    static final PackedUnits NONE = new PackedUnits(List.of());

    private static final long serialVersionUID = 1;

    /** Number of members up to and including each unit. */
    private final int[] memberEnds;

    private final int[] personCounts;
    private final boolean[] isReferred;
    private final double[] weights;
    private final int[] personDays;
    private final int[] eventCounts;

    /** Empty when all are 1. */
    private final double[] periodWeights;

    PackedUnits(List<PanelUnit> units) {
        var members = units.stream().flatMap(unit -> unit.members().stream()).toList();
        memberEnds = units.stream().mapToInt(unit -> unit.members().size()).toArray();
        Arrays.parallelPrefix(memberEnds, Integer::sum);
        personCounts = units.stream().mapToInt(PanelUnit::personCount).toArray();
        isReferred = new boolean[members.size()];
        weights = members.stream().mapToDouble(Member::weight).toArray();
        for (var m = 0; m < isReferred.length; m++) {
            isReferred[m] = members.get(m).isReferred();
        }
        personDays = units.stream()
                .flatMapToInt(unit -> Arrays.stream(unit.personDays()))
                .toArray();
        eventCounts = units.stream()
                .flatMapToInt(unit -> Arrays.stream(unit.eventCounts()))
                .toArray();
        periodWeights = units.stream()
                .flatMapToDouble(unit -> Arrays.stream(unit.periodWeights()))
                .toArray();
    }

    @Override
    public Iterator<PanelUnit> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < memberEnds.length;
            }

            @Override
            public PanelUnit next() {
                if (next == memberEnds.length) {
                    throw new NoSuchElementException("No further unit");
                }
                return unit(next++);
            }
        };
    }

    private PanelUnit unit(int at) {
        var from = at == 0 ? 0 : memberEnds[at - 1];
        var to = memberEnds[at];
        var periods = personDays.length / isReferred.length;
        List<Member> members = new ArrayList<>(to - from);
        for (var m = from; m < to; m++) {
            members.add(new Member(isReferred[m], weights[m]));
        }
        return new PanelUnit(
                members,
                Arrays.copyOfRange(personDays, from * periods, to * periods),
                Arrays.copyOfRange(eventCounts, from * periods, to * periods),
                personCounts[at],
                periodWeights.length == 0
                        ? periodWeights
                        : Arrays.copyOfRange(periodWeights, from * periods, to * periods));
    }
}
