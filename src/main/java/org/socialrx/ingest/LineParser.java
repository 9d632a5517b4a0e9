package org.socialrx.ingest;

import org.apache.hadoop.io.Text;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.jspecify.annotations.Nullable;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.identifier.ColumnScan;
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
    private final byte[][] emptyTexts;
    private final LineFields fields;
    private final RowFingerprint fingerprint;
    private final ColumnScan scan;
    private final String[] header;
    private final UnsafeRowWriter cells;
    private final Cell cell = new Cell();
    private long readCount;
    private long blankCount;
    private long returnCount;

    /** Takes what becomes of a line. */
    interface Sink {
        /** A row whose cells are all well; the cells are valid during the call only. */
        void parsed(UnsafeRow cells, long offset);

        /** A row that breaks a rule. */
        void rejected(long offset, String column, Rule rule);

        /** A row that is well but that core has no place for. */
        void leftOut(String column, Rule rule);

        /** A rule that was found in a row that is kept. */
        void noted(String column, Rule rule);
    }

    LineParser(DeliveredFile file, Sink sink) {
        this.sink = sink;
        this.file = file.index();
        this.mappings = file.kind().mappings().toArray(Mapping[]::new);
        this.positions = file.positions().stream().mapToInt(Integer::intValue).toArray();
        this.columns = file.positions().stream()
                .map(position -> position < 0 ? "" : file.header().get(position))
                .toArray(String[]::new);
        this.emptyTexts =
                file.kind().mappings().stream().map(Mapping::emptyText).toArray(byte[][]::new);
        this.fields = new LineFields(file.kind().dialect(), file.header().size());
        this.fingerprint = new RowFingerprint(file);
        this.scan = new ColumnScan(file.contents(), file.header());
        this.header = file.header().toArray(String[]::new);
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
        boolean endsInReturn = length > 0 && bytes[length - 1] == '\r';
        int end = endsInReturn ? length - 1 : length;
        if (endsInReturn) {
            returnCount++;
        }
        if (offset == 0) {
            return;
        }
        if (end == 0) {
            blankCount++;
            return;
        }
        readCount++;
        var fault = fields.split(bytes, end);
        if (fault == null) {
            row(bytes, offset);
        } else {
            sink.rejected(offset, "", fault);
        }
    }

    /** Adds the rows, blank lines and Windows line ends met so far. */
    void counts(Tally tally) {
        tally.add(Note.What.READ, file, readCount);
        tally.add(Note.What.BLANK, file, blankCount);
        tally.add(Note.What.WINDOWS_LINE_END, file, returnCount);
        scan.report((column, kind, certain, passing, examined) -> {
            tally.add(Note.What.IDENTIFIER, file, header[column], kind.rule(), certain);
            tally.add(Note.What.PASSING, file, header[column], kind.rule(), passing);
            tally.add(Note.What.EXAMINED, file, header[column], kind.rule(), examined);
        });
    }

    private void row(byte[] bytes, long offset) {
        for (int column = 0; column < header.length; column++) {
            scan.field(column, bytes, fields.from(column), fields.to(column));
        }
        cells.reset();
        cells.zeroOutNullBytes();
        for (int slot = 0; slot < mappings.length; slot++) {
            var fault = cell(bytes, slot);
            if (fault != null) {
                if (fault.treatment() == Rule.Treatment.LEFT_OUT) {
                    sink.leftOut(columns[slot], fault);
                } else {
                    sink.rejected(offset, columns[slot], fault);
                }
                return;
            }
        }
        sink.parsed(cells.getRow(), offset);
    }

    private @Nullable Rule cell(byte[] bytes, int slot) {
        var mapping = mappings[slot];
        int position = positions[slot];
        if (mapping.isFingerprint()) {
            cells.write(slot, fingerprint.of(bytes, fields));
            return null;
        }
        if (position < 0 || mapping.isEmpty(bytes, fields.from(position), fields.to(position))) {
            return emptyCell(slot);
        }
        var fault = mapping.read(bytes, fields.from(position), fields.to(position), cell);
        if (fault == Rule.SENTINEL_DATE && mapping.field().nullable()) {
            cells.setNullAt(slot);
            sink.noted(columns[slot], Rule.SENTINEL_DATE_AS_NULL);
            return null;
        }
        if (fault == null) {
            cell.writeTo(cells, slot, mapping.field().type());
        }
        return fault;
    }

    private @Nullable Rule emptyCell(int slot) {
        var mapping = mappings[slot];
        var otherwise = emptyTexts[slot];
        if (otherwise.length > 0) {
            var fault = mapping.read(otherwise, 0, otherwise.length, cell);
            cell.writeTo(cells, slot, mapping.field().type());
            return fault;
        }
        cells.setNullAt(slot);
        return mapping.field().nullable() ? null : Rule.MISSING_REQUIRED;
    }
}
