package org.socialrx.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;

/** Counts of one task, by file, column and rule. */
final class Tally {
    private final Map<Counted, long[]> counts = new HashMap<>();

    void add(Note.What what, int file) {
        add(what, file, "", null);
    }

    void add(Note.What what, int file, long count) {
        add(what, file, "", null, count);
    }

    void add(Note.What what, int file, String column, @Nullable Rule rule) {
        add(what, file, column, rule, 1);
    }

    void add(Note.What what, int file, String column, @Nullable Rule rule, long count) {
        counts.computeIfAbsent(new Counted(what, file, column, rule), counted -> new long[1])[0] += count;
    }

    /** The counts as notes. */
    Stream<Note> notes() {
        return counts.entrySet().stream().map(entry -> entry.getKey().note(entry.getValue()[0]));
    }

    private record Counted(
            Note.What what,
            int file,
            String column,
            @Nullable Rule rule) {
        Note note(long count) {
            return new Note(what, file, 0, column, rule, count);
        }
    }
}
