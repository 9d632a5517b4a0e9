package org.socialrx.cohort;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables a cohort is derived from.
 *
 * @param practices {@code core.practice}
 * @param patients {@code core.patient}
 * @param registrations {@code core.registration}
 * @param codedEvents {@code study.coded_event} with at least the lists of the exposure; read several times
 * @param spReferrals {@code core.sp_referral}, empty when no layer was delivered
 */
public record CohortInputs(
        Dataset<Row> practices,
        Dataset<Row> patients,
        Dataset<Row> registrations,
        Dataset<Row> codedEvents,
        Dataset<Row> spReferrals) {}
