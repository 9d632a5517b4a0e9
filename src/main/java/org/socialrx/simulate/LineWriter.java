package org.socialrx.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes tab-separated lines as bytes, and can say what the last one was. */
final class LineWriter implements AutoCloseable {
    private static final int FLUSH_AT = 1 << 16;
    private static final int FIRST_YEAR = 1900;
    private static final byte[][] DATES = dates();
    private static final int FIRST_DAY = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();

    private final OutputStream out;
    private byte[] buffer = new byte[FLUSH_AT + 4096];
    private int length;
    private int lineStart;
    private long lines;

    LineWriter(OutputStream out) {
        this.out = out;
    }

    private static byte[][] dates() {
        var first = LocalDate.of(FIRST_YEAR, 1, 1);
        byte[][] dates = new byte[366 * 150][];
        for (int i = 0; i < dates.length; i++) {
            var date = first.plusDays(i);
            String text = "%02d/%02d/%04d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
            dates[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
        return dates;
    }

    /** A field of text. */
    LineWriter text(String value) {
        room(value.length() + 1);
        for (int i = 0; i < value.length(); i++) {
            buffer[length] = (byte) value.charAt(i);
            length++;
        }
        return separator();
    }

    /** A field of a whole number, not negative. */
    LineWriter number(long value) {
        room(21);
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return separator();
    }

    /** A field of a day, counted from 1970. */
    LineWriter date(int epochDay) {
        room(11);
        System.arraycopy(DATES[epochDay - FIRST_DAY], 0, buffer, length, 10);
        length += 10;
        return separator();
    }

    /** A day, counted from 1970, as the delivery writes it. */
    static String dateText(int epochDay) {
        return new String(DATES[epochDay - FIRST_DAY], StandardCharsets.US_ASCII);
    }

    /** A field with nothing recorded. */
    LineWriter empty() {
        room(1);
        return separator();
    }

    private LineWriter separator() {
        buffer[length] = '\t';
        length++;
        return this;
    }

    private void room(int bytes) {
        if (length + bytes >= buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    /** Ends the line; the separator after its last field becomes the end of line. */
    void end() {
        buffer[length - 1] = '\n';
        lines++;
    }

    /** Opens a line; what stands before it may leave the buffer. */
    LineWriter line() {
        if (length > FLUSH_AT) {
            flush();
        }
        lineStart = length;
        return this;
    }

    /** Fields of the line that was ended last. */
    String[] lastLine() {
        return new String(buffer, lineStart, length - lineStart - 1, StandardCharsets.US_ASCII).split("\t", -1);
    }

    /** Writes a whole line. */
    void line(String... fields) {
        line();
        for (String field : fields) {
            text(field);
        }
        end();
    }

    /** Lines ended so far. */
    long lines() {
        return lines;
    }

    private void flush() {
        try {
            out.write(buffer, 0, length);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        length = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
