package org.socialrx.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * One numbered part of a small table, joined from the fragments of a run of blocks.
 *
 * @param table what is joined
 * @param part number of the part, from 0
 * @param first first block
 * @param stop block after the last
 */
record Assembly(ExtractTable table, int part, int first, int stop) implements Serializable {
    /** Every part to be joined for an order. */
    static List<Assembly> of(Order order) {
        var all = new ArrayList<Assembly>();
        for (var table : ExtractTable.values()) {
            for (int first = 0; table.blocksPerPart() > 1 && first < order.blocks(); ) {
                int stop = (int) Math.min(order.blocks(), (long) first + table.blocksPerPart());
                all.add(new Assembly(table, first / table.blocksPerPart(), first, stop));
                first = stop;
            }
        }
        return all;
    }

    /** Joins the fragments behind a header. */
    void write(Packing packing, String folder, Configuration configuration) throws IOException {
        try (var place = Folder.open(folder, configuration);
                OutputStream out = place.create(table.fileName(part) + packing.suffix())) {
            out.write((table.header() + "\n").getBytes(StandardCharsets.US_ASCII));
            for (int block = first; block < stop; block++) {
                try (InputStream in = place.read(Block.fragment(table, block))) {
                    in.transferTo(out);
                }
            }
        }
    }
}
