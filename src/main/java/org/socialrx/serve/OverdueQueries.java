package org.socialrx.serve;

import java.time.Duration;
import org.apache.spark.sql.connect.service.ExecuteHolder;
import org.apache.spark.sql.connect.service.SparkConnectExecutionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Interrupts queries that run longer than allowed, so that a crossed join does not keep the server from everybody else.
 *
 * @param executions what Spark Connect runs now
 * @param limit longest time a query may run
 */
record OverdueQueries(SparkConnectExecutionManager executions, Duration limit) {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueQueries.class);

    void interrupt() {
        CollectionConverters.asJava(executions.listExecuteHolders()).stream()
                .filter(this::isOverdue)
                .filter(ExecuteHolder::interrupt)
                .forEach(query -> LOG.warn("A query ran longer than {} s and was interrupted", limit.toSeconds()));
    }

    private boolean isOverdue(ExecuteHolder query) {
        return System.nanoTime() - query.creationTimeNs() > limit.toNanos();
    }
}
