package org.socialrx.ingest;

import java.io.Serializable;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.socialrx.ingest.delivery.DeliveredFile;

/** Where a typed row goes in the shuffle, and what it is sorted by there. */
interface Placement extends Serializable {
    /** The key of rows that are the only one of their kind with their owner. */
    UTF8String NO_KEY = UTF8String.EMPTY_UTF8;

    /**
     * Adds the records of a row.
     *
     * @param cells the row; copied
     * @param offset where it starts in the text
     * @param out takes the records
     * @return false when the row has no place because its practice is unknown
     */
    boolean place(DeliveredFile file, UnsafeRow cells, long offset, Queue<InternalRow> out);

    /** The partition of notes about a file. */
    int notePart(DeliveredFile file);

    /** The column that names the practice. */
    default String practiceColumn(DeliveredFile file) {
        return file.kind().mappings().get(0).column();
    }
}
