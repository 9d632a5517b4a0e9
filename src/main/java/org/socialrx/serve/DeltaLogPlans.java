package org.socialrx.serve;

import org.apache.spark.sql.catalyst.plans.logical.DeserializeToObject;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MapPartitions;
import org.apache.spark.sql.catalyst.plans.logical.SerializeFromObject;
import org.apache.spark.sql.delta.DeltaLogFileIndex;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells the plans by which the server reads Delta logs from those of clients. They pass the same check rule, and use
 * nodes (functions compiled into Delta) that no client may use.
 *
 * <p>They are known by what no client can make: leaves that are files of a log below the release root or an RDD, a step
 * whose function is a class of Delta, or the plan without rows by which Spark binds the reader of a result.
 */
final class DeltaLogPlans {
    private static final String DELTA = "org.apache.spark.sql.delta.";

    private DeltaLogPlans() {}

    static boolean isOne(LogicalPlan plan) {
        if (plan instanceof DeserializeToObject reader
                && reader.child() instanceof LocalRelation rows
                && rows.data().isEmpty()) {
            return true;
        }
        if (plan instanceof SerializeFromObject rows && rows.child() instanceof MapPartitions step) {
            return step.func().getClass().getName().startsWith(DELTA);
        }
        return CollectionConverters.asJava(plan.collectLeaves()).stream().allMatch(DeltaLogPlans::isOwnLeaf);
    }

    private static boolean isOwnLeaf(LogicalPlan leaf) {
        return leaf instanceof LogicalRDD || (leaf instanceof LogicalRelation relation && isLog(relation));
    }

    private static boolean isLog(LogicalRelation relation) {
        return relation.relation() instanceof HadoopFsRelation files
                && files.location() instanceof DeltaLogFileIndex log
                && CollectionConverters.asJava(log.rootPaths()).stream()
                        .allMatch(Gate.current().root()::holdsLog);
    }
}
