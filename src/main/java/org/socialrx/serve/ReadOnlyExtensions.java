package org.socialrx.serve;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Puts the second and the third gate into every session of the process; named in {@code spark.sql.extensions}. */
public final class ReadOnlyExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    private final PlanRules rules = new PlanRules();

    /** Made by Spark from the name of the class. */
    public ReadOnlyExtensions() {}

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        extensions.injectParser(new AbstractFunction2<SparkSession, ParserInterface, ParserInterface>() {
            @Override
            public ParserInterface apply(SparkSession session, ParserInterface parser) {
                return new ReadOnlyParser(parser, rules);
            }
        });
        extensions.injectCheckRule(new AbstractFunction1<SparkSession, Function1<LogicalPlan, BoxedUnit>>() {
            @Override
            public Function1<LogicalPlan, BoxedUnit> apply(SparkSession session) {
                return new CheckRule();
            }
        });
        return BoxedUnit.UNIT;
    }

    private final class CheckRule extends AbstractFunction1<LogicalPlan, BoxedUnit> {
        @Override
        public BoxedUnit apply(LogicalPlan plan) {
            rules.checkAnalysed(plan);
            return BoxedUnit.UNIT;
        }
    }
}
