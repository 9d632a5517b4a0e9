package org.socialrx.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Role;

/** Accepted contacts and entries of a partition by practice and month, and the days that each file spans. */
final class MonthCounts {
    private static final int FIRST_YEAR = 1870;
    private static final int YEARS = 240;
    private static final int MONTHS_A_YEAR = 12;
    private static final int FIRST_DAY = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private static final short[] MONTHS = months();

    private final Map<UTF8String, Map<Role, int[]>> byPractice = new HashMap<>();
    private final Map<Integer, int[]> days = new HashMap<>();
    private UTF8String practice = UTF8String.EMPTY_UTF8;
    private @Nullable Map<Role, int[]> ofPractice;

    /** Counts an accepted row. */
    void add(UTF8String rowPractice, Role role, int file, int day) {
        var counts = ofPractice;
        if (counts == null || !practice.equals(rowPractice)) {
            practice = rowPractice.clone();
            counts = byPractice.computeIfAbsent(practice, added -> new EnumMap<>(Role.class));
            ofPractice = counts;
        }
        int at = day - FIRST_DAY;
        if (at >= 0 && at < MONTHS.length) {
            counts.computeIfAbsent(role, added -> new int[YEARS * MONTHS_A_YEAR])[MONTHS[at]]++;
        }
        var span = days.computeIfAbsent(file, added -> new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE});
        span[0] = Math.min(span[0], day);
        span[1] = Math.max(span[1], day);
    }

    /** The counts as notes; of a month, the file is the role and the place the first day. */
    Stream<Note> notes() {
        List<Note> notes = new ArrayList<>();
        byPractice.forEach((id, roles) -> roles.forEach((role, counts) -> {
            for (int month = 0; month < counts.length; month++) {
                if (counts[month] > 0) {
                    notes.add(new Note(
                            Note.What.MONTH, place(role), firstDay(month), id.toString(), null, counts[month]));
                }
            }
        }));
        days.forEach((file, span) -> {
            notes.add(new Note(Note.What.FIRST_DAY, file, 0, "", null, span[0]));
            notes.add(new Note(Note.What.LAST_DAY, file, 0, "", null, span[1]));
        });
        return notes.stream();
    }

    /** What stands for a role where a note has its file. */
    static int place(Role role) {
        return role == Role.CONTACT ? 0 : 1;
    }

    private static long firstDay(int month) {
        return LocalDate.of(FIRST_YEAR + month / MONTHS_A_YEAR, 1 + month % MONTHS_A_YEAR, 1)
                .toEpochDay();
    }

    private static short[] months() {
        int dayCount = (int) LocalDate.of(FIRST_YEAR + YEARS, 1, 1).toEpochDay() - FIRST_DAY;
        var months = new short[dayCount];
        for (int day = 0; day < dayCount; day++) {
            var date = LocalDate.ofEpochDay(FIRST_DAY + (long) day);
            months[day] = (short) ((date.getYear() - FIRST_YEAR) * MONTHS_A_YEAR + date.getMonthValue() - 1);
        }
        return months;
    }
}
