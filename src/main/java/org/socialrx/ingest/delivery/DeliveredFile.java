package org.socialrx.ingest.delivery;

import java.io.Serializable;
import java.util.List;
import org.socialrx.ingest.layout.SourceColumn.Content;
import org.socialrx.ingest.layout.SourceFile;

/**
 * One file of a delivery that can be read.
 *
 * @param index position among the files of the delivery in order of name
 * @param listed its name, place, size and time
 * @param scan what reading it once has shown
 * @param header names of its columns, in their order
 * @param positions for every mapping of its kind, the position of its column; -1 where no column fills the cell
 * @param contents for every column, how it is searched for identifiers
 */
public record DeliveredFile(
        int index,
        ListedFile listed,
        FileScan scan,
        List<String> header,
        List<Integer> positions,
        List<Content> contents)
        implements Serializable {
    public DeliveredFile {
        header = List.copyOf(header);
        positions = List.copyOf(positions);
        contents = List.copyOf(contents);
    }

    /** Name without folder. */
    public String name() {
        return listed.name();
    }

    /** What kind of file it is. */
    public SourceFile kind() {
        return listed.kind();
    }

    /** SHA-256 of the file as delivered, hexadecimal. */
    public String contentHash() {
        return scan.contentHash();
    }

    /** Size of its text after decompression, in bytes. */
    public long textByteCount() {
        return scan.textByteCount();
    }
}
