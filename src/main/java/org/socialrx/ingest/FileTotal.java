package org.socialrx.ingest;

import java.util.Locale;
import org.socialrx.ingest.delivery.DeliveredFile;

/**
 * What became of the rows of one file; the parts add up to what was read, or it is not made.
 *
 * @param file the file
 * @param read rows read, header and blank lines apart
 * @param accepted rows that go to core
 * @param rejected rows that go to {@code source.reject}
 * @param duplicate rows that repeat an accepted row
 * @param blank lines without a character
 */
public record FileTotal(DeliveredFile file, long read, long accepted, long rejected, long duplicate, long blank) {
    private static final double PERCENT = 100;

    public FileTotal {
        if (accepted + rejected + duplicate != read) {
            throw new IllegalStateException("%s: %d accepted + %d rejected + %d duplicate rows are not the %d read"
                    .formatted(file.name(), accepted, rejected, duplicate, read));
        }
    }

    /** Rejected rows in percent of those read. */
    public double rejectedPercent() {
        return read == 0 ? 0 : PERCENT * rejected / read;
    }

    /** The counts in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows read = %,d accepted + %,d rejected + %,d duplicate; %,d blank lines",
                file.name(),
                read,
                accepted,
                rejected,
                duplicate,
                blank);
    }
}
