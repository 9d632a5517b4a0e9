package org.socialrx.ingest;

import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/** Takes what was decided about every row of a partition. */
interface Verdicts {
    /**
     * A row that goes to core.
     *
     * @param kind its kind of file
     * @param file index of its file
     * @param cells the row
     * @param owner cells of its owner, null for owners
     */
    void accepted(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner);

    /**
     * A row that is accepted but does not go to core, because its owner does not.
     *
     * @param rule why
     */
    void leftOut(SourceFile kind, int file, UnsafeRow cells, @Nullable UnsafeRow owner, Rule rule);

    /** A row that repeats an accepted one. */
    void duplicate(int file);

    /** A row that breaks a rule. */
    void rejected(int file, long offset, String column, Rule rule);

    /** Whether rules found in accepted rows are of interest; finding them costs time. */
    boolean wantsNotes();

    /** A rule that was found in an accepted row. */
    void noted(int file, String column, Rule rule);

    /** What the parser found. */
    void note(Note note);

    /** No further row follows. */
    void end();
}
