package org.socialrx.effect;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.socialrx.effect.PanelUnit.Member;
import org.socialrx.effect.Series.Censoring;
import org.socialrx.effect.Series.Grouping;

/** Turns units sorted by practice into one object a practice. */
final class PracticePanels implements Iterator<PracticePanel> {
    private static final int PRACTICE = 0;
    private static final int SERIES = 1;
    private static final int MEMBERS = 2;
    private static final int PERSON_DAYS = 3;
    private static final int EVENT_COUNTS = 4;
    private static final int PERSON_COUNT = 5;
    private static final int PERIOD_WEIGHTS = 6;

    private final Iterator<Row> rows;
    private final Map<Series, Series> seen = new TreeMap<>();
    private @Nullable Row next;

    PracticePanels(Iterator<Row> rows) {
        this.rows = rows;
        this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public PracticePanel next() {
        if (next == null) {
            throw new NoSuchElementException("No further practice");
        }
        var practice = next.getString(PRACTICE);
        var units = new TreeMap<Series, List<PanelUnit>>();
        while (next != null && next.getString(PRACTICE).equals(practice)) {
            units.computeIfAbsent(series(next.getStruct(SERIES)), s -> new ArrayList<>())
                    .add(unit(next));
            next = rows.hasNext() ? rows.next() : null;
        }
        var packed = new TreeMap<Series, PackedUnits>();
        units.forEach((series, all) -> packed.put(series, new PackedUnits(all)));
        return new PracticePanel(practice, packed);
    }

    private Series series(Row row) {
        var series = new Series(
                row.getString(0),
                row.getString(1),
                Censoring.valueOf(row.getString(2)),
                Grouping.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5));
        return seen.computeIfAbsent(series, s -> s);
    }

    private PanelUnit unit(Row row) {
        List<Row> rows = row.getList(MEMBERS);
        List<Member> members = new ArrayList<>(rows.size());
        rows.forEach(member -> members.add(new Member(member.getBoolean(0), member.getDouble(1))));
        return new PanelUnit(
                members,
                integers(row, PERSON_DAYS),
                integers(row, EVENT_COUNTS),
                row.getInt(PERSON_COUNT),
                row.<Double>getList(PERIOD_WEIGHTS).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    private static int[] integers(Row row, int at) {
        List<Integer> values = row.getList(at);
        var integers = new int[values.size()];
        var next = 0;
        for (var value : values) {
            integers[next++] = value;
        }
        return integers;
    }
}
