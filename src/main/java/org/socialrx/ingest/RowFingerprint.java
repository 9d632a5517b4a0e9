package org.socialrx.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.socialrx.ingest.delivery.DeliveredFile;
import org.socialrx.ingest.layout.SourceColumn;

/**
 * An id for a row without one: 64 bits over the fields of all columns that the layout declares, in the layout's order.
 *
 * <p>It need only be unique within a patient; two rows that say the same are the same row.
 */
final class RowFingerprint {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int BITS_PER_DIGIT = 4;

    private final int[] positions;
    private final byte[] text = new byte[Long.SIZE / BITS_PER_DIGIT];

    RowFingerprint(DeliveredFile file) {
        this.positions = file.kind().columns().stream()
                .map(SourceColumn::name)
                .mapToInt(file.header()::indexOf)
                .toArray();
    }

    /** Sixteen hexadecimal digits, valid until the next call. */
    byte[] of(byte[] line, LineFields fields) {
        long hash = 1;
        for (int position : positions) {
            if (position >= 0) {
                int from = fields.from(position);
                int length = fields.to(position) - from;
                hash = XXH64.hashUnsafeBytes(line, Platform.BYTE_ARRAY_OFFSET + from, length, hash + length);
            }
        }
        for (int digit = text.length - 1; digit >= 0; digit--) {
            text[digit] = DIGITS[(int) (hash & 0xF)];
            hash >>>= BITS_PER_DIGIT;
        }
        return text;
    }
}
