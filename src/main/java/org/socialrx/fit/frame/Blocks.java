package org.socialrx.fit.frame;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Packs the rows of a partition into blocks, in their order. */
final class Blocks implements Iterator<Block> {
    static final int ROWS = 65_536;

    private final Iterator<InternalRow> rows;
    private final StructType schema;

    Blocks(Iterator<InternalRow> rows, StructType schema) {
        this.rows = rows;
        this.schema = schema;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Block next() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        var builder = new BlockBuilder(schema);
        while (builder.rows() < ROWS && rows.hasNext()) {
            builder.add(rows.next());
        }
        return builder.build();
    }
}
