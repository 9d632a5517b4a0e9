package org.socialrx.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.table.Table;

/** Referred patients with three characteristics, some matched, some not; small levels are common. */
final class RandomPeople {
    private static final String ALL = "all";
    private static final int VARIABLES = 3;

    /** One patient an element: whether unmatched (0 or 1), then the level of each characteristic. */
    private final List<int[]> people;

    private RandomPeople(List<int[]> people) {
        this.people = people;
    }

    static RandomPeople of(Random random) {
        int size = 40 + random.nextInt(200);
        var people = new ArrayList<int[]>();
        for (int person = 0; person < size; person++) {
            people.add(person(random));
        }
        return new RandomPeople(people);
    }

    /** The same people but for a few: some left, some came, one changed. */
    RandomPeople aLittleLater(Random random) {
        var later = new ArrayList<>(people.subList(random.nextInt(5), people.size()));
        for (int came = random.nextInt(5); came > 0; came--) {
            later.add(person(random));
        }
        later.set(random.nextInt(later.size()), person(random));
        return new RandomPeople(later);
    }

    private static int[] person(Random random) {
        var person = new int[1 + VARIABLES];
        person[0] = random.nextDouble() < 0.2 ? 1 : 0;
        for (int variable = 0; variable < VARIABLES; variable++) {
            person[1 + variable] = (int) (Math.pow(random.nextDouble(), 2.5) * (2 + 2 * variable));
        }
        return person;
    }

    /** The tables of losses and of characteristics. */
    Map<Table, List<Row>> results() {
        var counts = new LinkedHashMap<String, long[]>();
        long[] all = new long[2];
        for (int[] person : people) {
            all[person[0]]++;
            for (int variable = 0; variable < VARIABLES; variable++) {
                counts.computeIfAbsent("v" + variable + "=l" + person[1 + variable], key -> new long[2])[person[0]]++;
            }
        }
        var losses = new ArrayList<Row>();
        var characteristics = new ArrayList<Row>();
        losses.add(loss(ALL, ALL, all));
        counts.forEach((name, count) -> {
            var parts = name.split("=", -1);
            losses.add(loss(parts[0], parts[1], count));
            characteristics.add(ResultRow.of(Characteristic.TABLE)
                    .with(Characteristic.PATIENT_GROUP, "referred")
                    .with(Characteristic.VARIABLE, parts[0])
                    .with(Characteristic.LEVEL, parts[1])
                    .with(Characteristic.LEVEL_ORDER, 0)
                    .with(Characteristic.PATIENT_COUNT, count[0] + count[1])
                    .with(Characteristic.GROUP_COUNT, all[0] + all[1])
                    .with(Characteristic.SHARE, (count[0] + count[1]) / (double) (all[0] + all[1]))
                    .row());
        });
        return Map.of(MatchLoss.TABLE, losses, Characteristic.TABLE, characteristics);
    }

    private static Row loss(String variable, String level, long[] count) {
        return ResultRow.of(MatchLoss.TABLE)
                .with(MatchLoss.DESIGN, "primary")
                .with(MatchLoss.VARIABLE, variable)
                .with(MatchLoss.LEVEL, level)
                .with(MatchLoss.LEVEL_ORDER, 0)
                .with(MatchLoss.REFERRED_COUNT, count[0] + count[1])
                .with(MatchLoss.MATCHED_COUNT, count[0])
                .with(MatchLoss.UNMATCHED_COUNT, count[1])
                .with(MatchLoss.UNMATCHED_SHARE, count[1] / (double) (count[0] + count[1]))
                .row();
    }
}
