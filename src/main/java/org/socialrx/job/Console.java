package org.socialrx.job;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the user reads while a job runs: one line a table or step, never a value of a patient's row. */
final class Console implements Progress {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** A console that prints nothing, for work that is only a part of what the user waits for. */
    Console quiet() {
        return new Console(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Prints a line. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void say(String words) {
        line("    " + words);
    }

    /** Prints that a job begins. */
    void job(String name, String words) {
        line("%-14s %s".formatted(name, words));
    }

    /** Prints what was written: rows, seconds, rows a second. */
    void written(String table, long version, long rows, Duration took) {
        var seconds = took.toMillis() / 1000.0;
        line(String.format(
                Locale.UK,
                "    %-28s v%-4d %,12d rows %7.1f s %,12.0f rows/s",
                table,
                version,
                rows,
                seconds,
                rows / Math.max(seconds, 1e-3)));
    }
}
