package org.socialrx.ingest;

import org.apache.hadoop.io.Text;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.Cell;
import org.socialrx.ingest.layout.Mapping;
import org.socialrx.ingest.layout.Rule;

/** Turns the lines of one file into typed cells, without an object a field. */
final class LineParser {
    private static final int FIRST_BUFFER_BYTES = 256;

    private final Sink sink;
    private final int file;
    private final Mapping[] mappings;
    private final int[] positions;
    private final String[] columns;
    private final int[] ends;
    private final UnsafeRowWriter cells;
    private final Cell cell = new Cell();
    private long readCount;
    private long blankCount;

    /** Takes what becomes of a line. */
    interface Sink {
        /** A row whose cells are all well; the cells are valid during the call only. */
        void parsed(UnsafeRow cells, long offset);

        /** A row that breaks a rule. */
        void rejected(long offset, String column, Rule rule);

        /** A rule that was found in a row that is kept. */
        void noted(String column, Rule rule);
    }

    LineParser(DeliveredFile file, Sink sink) {
        this.sink = sink;
        this.file = file.index();
        this.mappings = file.kind().mappings().toArray(Mapping[]::new);
        this.positions = file.positions().stream().mapToInt(Integer::intValue).toArray();
        this.columns = file.positions().stream().map(file.header()::get).toArray(String[]::new);
        this.ends = new int[file.header().size()];
        this.cells = new UnsafeRowWriter(mappings.length, FIRST_BUFFER_BYTES);
    }

    /**
     * Reads one line.
     *
     * @param line the line without its line feed
     * @param offset where it starts in the text; the header starts at 0
     */
    void read(Text line, long offset) {
        byte[] bytes = line.getBytes();
        int length = line.getLength();
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        if (offset == 0) {
            return;
        }
        if (end == 0) {
            blankCount++;
            return;
        }
        readCount++;
        var fault = split(bytes, end);
        if (fault == null) {
            row(bytes, offset);
        } else {
            sink.rejected(offset, "", fault);
        }
    }

    /** Adds the rows and blank lines met so far. */
    void counts(Tally tally) {
        tally.add(Note.What.READ, file, readCount);
        tally.add(Note.What.BLANK, file, blankCount);
    }

    /** Finds the ends of the fields, and what is wrong with the row as a whole. */
    private @Nullable Rule split(byte[] bytes, int end) {
        int field = 0;
        int seen = 0;
        boolean hasReturn = false;
        for (int i = 0; i < end; i++) {
            byte next = bytes[i];
            seen |= next;
            if (next == '\t') {
                if (field < ends.length) {
                    ends[field] = i;
                }
                field++;
            }
            hasReturn |= next == '\r';
        }
        if (seen < 0 && !Utf8.isValid(bytes, end)) {
            return Rule.NOT_UTF8;
        }
        if (hasReturn) {
            return Rule.STRAY_CARRIAGE_RETURN;
        }
        if (field != ends.length - 1) {
            return Rule.WRONG_FIELD_COUNT;
        }
        ends[field] = end;
        return null;
    }

    private void row(byte[] bytes, long offset) {
        cells.reset();
        cells.zeroOutNullBytes();
        for (int slot = 0; slot < mappings.length; slot++) {
            var fault = cell(bytes, slot);
            if (fault != null) {
                sink.rejected(offset, columns[slot], fault);
                return;
            }
        }
        sink.parsed(cells.getRow(), offset);
    }

    private @Nullable Rule cell(byte[] bytes, int slot) {
        var mapping = mappings[slot];
        int position = positions[slot];
        int from = position == 0 ? 0 : ends[position - 1] + 1;
        int to = ends[position];
        boolean isNullable = mapping.field().nullable();
        if (mapping.isEmpty(bytes, from, to)) {
            cells.setNullAt(slot);
            return isNullable ? null : Rule.MISSING_REQUIRED;
        }
        var fault = mapping.read(bytes, from, to, cell);
        if (fault == Rule.SENTINEL_DATE && isNullable) {
            cells.setNullAt(slot);
            sink.noted(columns[slot], Rule.SENTINEL_DATE_AS_NULL);
            return null;
        }
        if (fault == null) {
            cell.writeTo(cells, slot, mapping.field().type());
        }
        return fault;
    }
}
