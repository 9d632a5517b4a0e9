package org.socialrx.job;

import java.util.Optional;
import org.socialrx.ingest.delivery.Delivery;

/**
 * The files a run was given.
 *
 * @param folder folder of the files, empty when none was named
 * @param identity hash over names, sizes and contents, empty when none was named
 * @param opened the files as they were found, absent when a look at the folder showed that nothing has changed
 */
record Delivered(String folder, String identity, Optional<Delivery> opened) {
    /** No delivery: core tables are read as they are. */
    static Delivered none() {
        return new Delivered("", "", Optional.empty());
    }
}
