package org.socialrx.ingest.delivery;

import java.io.Serializable;
import java.util.List;
import org.socialrx.ingest.layout.AurumFile;

/**
 * One file of a delivery that can be read.
 *
 * @param index position among the files of the delivery in order of name
 * @param listed its name, place, size and time
 * @param contentHash SHA-256 of the file as delivered, hexadecimal
 * @param textByteCount size of its text after decompression, in bytes
 * @param header names of its columns, in their order
 * @param positions for every mapping of its kind, the position of its column
 */
public record DeliveredFile(
        int index,
        ListedFile listed,
        String contentHash,
        long textByteCount,
        List<String> header,
        List<Integer> positions)
        implements Serializable {
    public DeliveredFile {
        header = List.copyOf(header);
        positions = List.copyOf(positions);
    }

    /** Name without folder. */
    public String name() {
        return listed.name();
    }

    /** What kind of file it is. */
    public AurumFile kind() {
        return listed.kind();
    }
}
