package org.socialrx.serve;

import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParameterContext;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;

/** The second gate: the parser of Spark and Delta, which hands on only what {@link PlanRules} allow. */
final class ReadOnlyParser implements ParserInterface {
    private static final String VARIABLE = "${";

    private final ParserInterface parser;
    private final PlanRules rules;

    ReadOnlyParser(ParserInterface parser, PlanRules rules) {
        this.parser = parser;
        this.rules = rules;
    }

    @Override
    public LogicalPlan parsePlan(String text) throws ParseException {
        return rules.checkedParse(parser.parsePlan(plain(text)));
    }

    @Override
    public LogicalPlan parsePlanWithParameters(String text, ParameterContext parameters) throws ParseException {
        return rules.checkedParse(parser.parsePlanWithParameters(plain(text), parameters));
    }

    @Override
    public LogicalPlan parseQuery(String text) throws ParseException {
        return rules.checkedParse(parser.parseQuery(plain(text)));
    }

    @Override
    public Expression parseExpression(String text) throws ParseException {
        return rules.checkedParse(parser.parseExpression(plain(text)));
    }

    @Override
    public TableIdentifier parseTableIdentifier(String text) throws ParseException {
        return parser.parseTableIdentifier(plain(text));
    }

    @Override
    public FunctionIdentifier parseFunctionIdentifier(String text) throws ParseException {
        return parser.parseFunctionIdentifier(plain(text));
    }

    @Override
    public Seq<String> parseMultipartIdentifier(String text) throws ParseException {
        return parser.parseMultipartIdentifier(plain(text));
    }

    @Override
    public StructType parseTableSchema(String text) throws ParseException {
        return parser.parseTableSchema(plain(text));
    }

    @Override
    public DataType parseDataType(String text) throws ParseException {
        return parser.parseDataType(plain(text));
    }

    @Override
    public StructType parseRoutineParam(String text) throws ParseException {
        return parser.parseRoutineParam(plain(text));
    }

    /** Spark's parser would put settings and the server's environment in place of {@code ${...}}. */
    private static String plain(String text) {
        if (text.contains(VARIABLE)) {
            throw new Refusal("text", VARIABLE);
        }
        return text;
    }
}
