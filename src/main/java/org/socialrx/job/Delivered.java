package org.socialrx.job;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.ingest.OptOuts;
import org.socialrx.ingest.delivery.Delivery;

/**
 * The files a run was given.
 *
 * @param folder folder of the files, empty when none was named
 * @param deliveryId hash over names, sizes and contents, empty when none was named
 * @param opened the files as they were found, absent when a look at the folder showed that nothing has changed
 * @param optOuts patients who opted out
 * @param before rows by practice and month of the delivery before, absent for the first
 */
record Delivered(
        String folder, String deliveryId, Optional<Delivery> opened, OptOuts optOuts, Optional<Dataset<Row>> before) {
    /** No delivery: core tables are read as they are. */
    static Delivered none() {
        return new Delivered("", "", Optional.empty(), OptOuts.none(), Optional.empty());
    }

    /** What makes two calls read the same: the files and the opt-outs. */
    String identity() {
        return optOuts.pseudonyms().isEmpty() ? deliveryId : deliveryId + " without " + optOuts.hash();
    }
}
