package org.socialrx.ingest;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.socialrx.ingest.delivery.Delivery;
import org.socialrx.study.SourceSettings;

/**
 * What a delivery is read with.
 *
 * @param session the session
 * @param delivery the files
 * @param settings what the study says about them
 * @param staffGroups group of staff by role
 * @param optOuts patients who opted out
 */
record FlowInputs(
        SparkSession session,
        Delivery delivery,
        SourceSettings settings,
        Map<String, String> staffGroups,
        OptOuts optOuts) {
    FlowInputs {
        staffGroups = Map.copyOf(staffGroups);
    }
}
