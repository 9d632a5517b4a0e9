package org.socialrx.ingest;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Rule;
import scala.Tuple2;

/** The records of one split of a file: its rows as typed cells where they should go, and notes about the others. */
final class Parse implements Iterator<InternalRow>, LineParser.Sink {
    private final Iterator<Tuple2<LongWritable, Text>> lines;
    private final DeliveredFile file;
    private final Placement placement;
    private final LineParser parser;
    private final Tally tally = new Tally();
    private final Queue<InternalRow> ready = new ArrayDeque<>();
    private boolean isAtEnd;

    Parse(DeliveredFile file, Placement placement, Iterator<Tuple2<LongWritable, Text>> lines) {
        this.lines = lines;
        this.file = file;
        this.placement = placement;
        this.parser = new LineParser(file, this);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !isAtEnd) {
            if (lines.hasNext()) {
                var line = lines.next();
                parser.read(line._2(), line._1().get());
            } else {
                isAtEnd = true;
                parser.counts(tally);
                tally.notes().map(this::placed).forEach(ready::add);
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No further record");
        }
        return ready.remove();
    }

    @Override
    public void parsed(UnsafeRow cells, long offset) {
        if (!placement.place(file, cells, offset, ready)) {
            rejected(offset, placement.practiceColumn(file), Rule.UNKNOWN_PRACTICE);
        }
    }

    @Override
    public void rejected(long offset, String column, Rule rule) {
        ready.add(placed(new Note(Note.What.REJECT, file.index(), offset, column, rule, 1)));
        noted(column, rule);
    }

    @Override
    public void leftOut(String column, Rule rule) {
        tally.add(Note.What.ACCEPTED, file.index());
        noted(column, rule);
    }

    @Override
    public void noted(String column, Rule rule) {
        tally.add(Note.What.RULE, file.index(), column, rule);
    }

    private InternalRow placed(Note note) {
        return Staged.note(placement.notePart(file), note);
    }
}
