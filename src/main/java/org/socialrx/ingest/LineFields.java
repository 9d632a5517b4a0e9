package org.socialrx.ingest;

import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Dialect;
import org.socialrx.ingest.layout.Rule;

/** Where the fields of the line at hand begin and end. */
final class LineFields {
    private final byte separator;
    private final boolean isQuoting;
    private final int[] starts;
    private final int[] ends;

    LineFields(Dialect dialect, int count) {
        this.separator = dialect.separator();
        this.isQuoting = dialect.quoting() == Dialect.Quoting.DOUBLE;
        this.starts = new int[count];
        this.ends = new int[count];
    }

    /** Number of fields that a line must have. */
    int count() {
        return ends.length;
    }

    /** First byte of a field. */
    int from(int position) {
        return starts[position];
    }

    /** End of a field, exclusive. */
    int to(int position) {
        return ends[position];
    }

    /**
     * Finds the fields; returns what is wrong with the line as a whole, or null. Doubled quotes are undone in place.
     */
    @Nullable
    Rule split(byte[] bytes, int end) {
        int field = 0;
        int seen = 0;
        int start = 0;
        boolean hasReturn = false;
        boolean hasQuote = false;
        for (int i = 0; i < end; i++) {
            byte next = bytes[i];
            seen |= next;
            if (next == separator) {
                if (field < ends.length) {
                    starts[field] = start;
                    ends[field] = i;
                }
                start = i + 1;
                field++;
            }
            hasReturn |= next == '\r';
            hasQuote |= next == '"';
        }
        if (seen < 0 && !Utf8.isValid(bytes, end)) {
            return Rule.NOT_UTF8;
        }
        if (hasReturn) {
            return Rule.STRAY_CARRIAGE_RETURN;
        }
        if (isQuoting && hasQuote) {
            return splitQuoted(bytes, end);
        }
        if (field != ends.length - 1) {
            return Rule.WRONG_FIELD_COUNT;
        }
        starts[field] = start;
        ends[field] = end;
        return null;
    }

    private @Nullable Rule splitQuoted(byte[] bytes, int end) {
        int field = 0;
        int at = 0;
        while (true) {
            if (field == ends.length) {
                return Rule.WRONG_FIELD_COUNT;
            }
            at = at < end && bytes[at] == '"' ? quoted(bytes, at + 1, end, field) : plain(bytes, at, end, field);
            if (at < 0 || (at < end && bytes[at] != separator)) {
                return Rule.UNCLOSED_QUOTE;
            }
            field++;
            if (at == end) {
                return field == ends.length ? null : Rule.WRONG_FIELD_COUNT;
            }
            at++;
        }
    }

    private int plain(byte[] bytes, int from, int end, int field) {
        int at = from;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        starts[field] = from;
        ends[field] = at;
        return at;
    }

    /** Returns the byte after the closing quote, or -1 when there is none. */
    private int quoted(byte[] bytes, int from, int end, int field) {
        int out = from;
        for (int at = from; at < end; at++) {
            if (bytes[at] == '"') {
                if (at + 1 == end || bytes[at + 1] != '"') {
                    starts[field] = from;
                    ends[field] = out;
                    return at + 1;
                }
                at++;
            }
            bytes[out++] = bytes[at];
        }
        return -1;
    }
}
