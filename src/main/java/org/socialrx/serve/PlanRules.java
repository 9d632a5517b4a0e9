package org.socialrx.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.analysis.LocalTempView$;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.delta.DeltaParquetFileFormat;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.delta.commands.DescribeDeltaHistoryCommand;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.types.ObjectType;
import scala.Product;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What a plan may hold: every node and expression in it, however deep, the functions it names, the tables it reads. */
final class PlanRules {
    private static final String CATALYST = "org.apache.spark.sql.catalyst.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final int LONGEST_NAME = 3;
    private static final Set<String> TIME_TRAVEL = Set.of("versionasof", "timestampasof");

    private final AllowList nodes = AllowList.read("nodes", "plan node", PlanRules::full);
    private final AllowList expressions = AllowList.read("expressions", "expression", PlanRules::full);
    private final AllowList functions = AllowList.read("functions", "function", UnaryOperator.identity());
    private final AllowList tableOptions = new AllowList("table option", TIME_TRAVEL);

    /** Returns what a SQL text became, if everything in it is allowed. */
    <T> T checkedParse(T parsed) {
        visit(parsed);
        return parsed;
    }

    /** Throws a {@link Refusal} unless the plan is allowed, or is one that Delta made itself to read its log. */
    void checkAnalysed(LogicalPlan plan) {
        if (plan instanceof CreateViewCommand view && view.viewType() == LocalTempView$.MODULE$) {
            // How Spark binds a DataFrame to a name in a SQL text; a view written in SQL was refused by the parser.
            visit(view.plan());
        } else if (!DeltaLogPlans.isOne(plan)) {
            visit(plan);
        }
    }

    /** Spark's trees are products; going through all their parts finds also what they do not call a child. */
    private void visit(Object part) {
        if (part instanceof LogicalPlan plan) {
            nodes.check(plan.getClass().getName());
            checkNode(plan);
        } else if (part instanceof Expression expression) {
            checkExpression(expression);
        }
        if (isRead(part)) {
            return;
        }
        if (part instanceof scala.collection.Iterable<?> parts) {
            parts.iterator().foreach(inner -> visited(inner));
        } else if (part instanceof Product product) {
            CollectionConverters.asJava(product.productIterator()).forEachRemaining(this::visit);
        }
    }

    private Object visited(Object part) {
        visit(part);
        return part;
    }

    /** Parts that are data or were looked at as a whole, and hold no further plan. */
    private static boolean isRead(Object part) {
        return part instanceof LocalRelation || part instanceof LogicalRelation || part instanceof ResolvedTable;
    }

    private void checkNode(LogicalPlan plan) {
        if (plan instanceof UnresolvedRelation relation) {
            checkName(relation.multipartIdentifier());
            relation.options().keySet().forEach(key -> tableOptions.check(key.toLowerCase(Locale.ROOT)));
        } else if (plan instanceof UnresolvedTable table) {
            checkName(table.multipartIdentifier());
        } else if (plan instanceof UnresolvedTableOrView table) {
            checkName(table.multipartIdentifier());
        } else if (plan instanceof UnresolvedTableValuedFunction call) {
            checkFunction(call.name());
        } else if (plan instanceof LogicalRelation relation) {
            checkFolder(relation);
        } else if (plan instanceof ResolvedTable resolved) {
            checkFolder(resolved.table());
        } else if (plan instanceof DescribeDeltaHistoryCommand history) {
            checkFolder(history.table());
        }
    }

    private void checkExpression(Expression expression) {
        if (expression instanceof StaticInvoke call) {
            checkClass(call.staticObject().getName());
        } else if (expression instanceof Invoke call) {
            checkClass(targetOf(call));
        } else {
            expressions.check(expression.getClass().getName());
        }
        if (expression instanceof UnresolvedFunction call) {
            checkFunction(call.nameParts());
        } else if (expression instanceof UnresolvedGenerator call) {
            functions.check(call.name().unquotedString().toLowerCase(Locale.ROOT));
        }
    }

    private void checkFunction(Seq<String> name) {
        functions.check(name.mkString(".").toLowerCase(Locale.ROOT));
    }

    private static void checkClass(String name) {
        if (!name.startsWith(CATALYST)) {
            throw new Refusal("expression", "call of " + name);
        }
    }

    private static String targetOf(Invoke call) {
        return call.targetObject().dataType() instanceof ObjectType type
                ? type.cls().getName()
                : "a value";
    }

    private static void checkName(Seq<String> parts) {
        var isName = parts.size() <= LONGEST_NAME
                && CollectionConverters.asJava(parts).stream().allMatch(NAME.asMatchPredicate());
        if (!isName) {
            throw new Refusal("table name", parts.mkString("."));
        }
    }

    /** The files too: the log of a shallow clone names files of another table. */
    private static void checkFolder(LogicalRelation relation) {
        var isReleased = relation.relation() instanceof HadoopFsRelation files
                && files.fileFormat() instanceof DeltaParquetFileFormat
                && CollectionConverters.asJava(files.location().rootPaths()).stream()
                        .allMatch(Gate.current().root()::holds)
                && Arrays.stream(files.location().inputFiles())
                        .map(Path::new)
                        .allMatch(Gate.current().root()::holds);
        if (!isReleased) {
            throw new Refusal("release root", "a relation that is no released table");
        }
    }

    private static void checkFolder(Table table) {
        var isReleased =
                table instanceof DeltaTableV2 delta && Gate.current().root().holds(delta.path());
        if (!isReleased) {
            throw new Refusal("release root", "a table that is not released");
        }
    }

    private static String full(String name) {
        return name.startsWith("c.") ? CATALYST + name.substring(2) : name;
    }
}
