package org.socialrx.describe;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that people are described from.
 *
 * @param patient {@code core.patient}
 * @param registration {@code core.registration}
 * @param practice {@code core.practice}
 * @param codedEvent {@code study.coded_event}
 * @param exposureEpisode {@code study.exposure_episode}
 * @param spReferral {@code core.sp_referral}; without rows where the scheme sends nothing
 * @param spContact {@code core.sp_contact}
 * @param spActivity {@code core.sp_activity}
 * @param listsWithCodes names of the code lists that name any code
 * @param activityKinds kind of each activity that the code list names, by code
 */
public record DescribeInputs(
        Dataset<Row> patient,
        Dataset<Row> registration,
        Dataset<Row> practice,
        Dataset<Row> codedEvent,
        Dataset<Row> exposureEpisode,
        Dataset<Row> spReferral,
        Dataset<Row> spContact,
        Dataset<Row> spActivity,
        Set<String> listsWithCodes,
        Map<String, String> activityKinds) {
    public DescribeInputs {
        activityKinds = Map.copyOf(activityKinds);
        listsWithCodes = Set.copyOf(listsWithCodes);
    }
}
