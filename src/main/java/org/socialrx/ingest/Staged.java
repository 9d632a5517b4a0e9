package org.socialrx.ingest;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.socialrx.ingest.layout.Rule;
import org.socialrx.ingest.layout.SourceFile;

/**
 * One record of the shuffle: a typed row of a file, or a note about one, with what it is placed and sorted by.
 *
 * <p>A row stands with its owner: a consultation with its patient, a contact of a link worker with its referral.
 * Sorted, every owner is followed by what belongs to it, and rows with one key stand side by side in the order of the
 * files.
 */
final class Staged {
    /** Partition, what it is placed by. */
    static final int PART = 0;

    /** First eight bytes of the order: the practice, then the patient as far as a number can say it. */
    static final int PREFIX = 1;

    /** Id of the owner. */
    static final int OWNER = 2;

    /** Order inside an owner: notes, owner known elsewhere, owner, what belongs to it by kind. */
    static final int ORDER = 3;

    /** The rest of the key. */
    static final int KEY = 4;

    /** Index of the file. */
    static final int FILE = 5;

    /** Where the row starts in the text. */
    static final int OFFSET = 6;

    /** The cells, as bytes of an unsafe row. */
    static final int BODY = 7;

    /** Order of a note. */
    static final int NOTE = -1;

    /** Order of an owner whose own row is judged in another partition. */
    static final int OWNER_ELSEWHERE = 0;

    /** Order of an owner's own row. */
    static final int OWNER_ROW = 1;

    /** The columns of a record. */
    static final StructType SCHEMA = new StructType()
            .add("part", DataTypes.IntegerType, false)
            .add("prefix", DataTypes.LongType, false)
            .add("owner", DataTypes.StringType, false)
            .add("order", DataTypes.IntegerType, false)
            .add("key", DataTypes.StringType, false)
            .add("file", DataTypes.IntegerType, false)
            .add("offset", DataTypes.LongType, false)
            .add("body", DataTypes.BinaryType, false);

    private static final int FIRST_DEPENDENT = 2;

    private Staged() {}

    static InternalRow record(
            int part, long prefix, UTF8String owner, int order, UTF8String key, int file, long offset, byte[] body) {
        return new GenericInternalRow(new Object[] {part, prefix, owner, order, key, file, offset, body});
    }

    /** The column of a record at that position. */
    static Column column(int position) {
        return functions.col(SCHEMA.fields()[position].name());
    }

    /** The order of records inside a partition. */
    static Column[] sorting() {
        return IntStream.of(PREFIX, OWNER, ORDER, KEY, FILE, OFFSET)
                .mapToObj(Staged::column)
                .toArray(Column[]::new);
    }

    /** A note as a record; {@code count} says how many rows it stands for. */
    static InternalRow note(int part, Note note) {
        var body = new byte[Long.BYTES];
        Platform.putLong(body, Platform.BYTE_ARRAY_OFFSET, note.count());
        var what = UTF8String.fromString(note.what().name() + " "
                + (note.rule() == null ? "" : note.rule().id()));
        return record(part, 0, what, NOTE, UTF8String.fromString(note.column()), note.file(), note.offset(), body);
    }

    /** The note that a record carries. */
    static Note note(InternalRow record) {
        var words = record.getUTF8String(OWNER).toString().split(" ", -1);
        return new Note(
                Note.What.valueOf(words[0]),
                record.getInt(FILE),
                record.getLong(OFFSET),
                record.getUTF8String(KEY).toString(),
                words[1].isEmpty() ? null : Rule.of(words[1]),
                Platform.getLong(record.getBinary(BODY), Platform.BYTE_ARRAY_OFFSET));
    }

    /** The order of a row that belongs to an owner; keys of different kinds of file are not compared. */
    static int dependent(SourceFile kind) {
        return FIRST_DEPENDENT + kind.position();
    }

    /** The cells of a record. */
    static UnsafeRow cells(byte[] body, int count) {
        var row = new UnsafeRow(count);
        row.pointTo(body, body.length);
        return row;
    }

    /** The bytes of a row of cells. */
    static byte[] body(UnsafeRow row) {
        var bytes = new byte[row.getSizeInBytes()];
        row.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET);
        return bytes;
    }
}
