package org.socialrx.codelist;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.right;
import static org.apache.spark.sql.functions.rpad;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.study.CodedEvent;

/**
 * Finds the codes of a delivery that some code lists name: one join against the dictionary for all lists together.
 *
 * <p>A prefix becomes an equality, and so does a suffix: every code of the dictionary is also offered cut to each
 * length that a prefix or suffix of the lists has. Within a list an excluding line beats every including one, and of
 * several including lines a whole code and then the longest gives category and evidence. A list whose lines are valid
 * on some days only is several lists, one after another in time ({@link DatedRule}).
 */
public final class CodeMatch {
    /** First day whose entries a match speaks of. */
    public static final String VALID_FROM = "valid_from";

    /** Last day whose entries a match speaks of. */
    public static final String VALID_TO = "valid_to";

    private static final String SYSTEM = "system";
    private static final String RULE_CODE = "rule_code";
    private static final String KIND = "kind";
    private static final String RECORDED = "recorded";
    private static final String IS_EXCLUDED = "is_excluded";
    private static final String BEST = "best";
    private static final String FORM = "form";

    private static final StructType RULE = new StructType()
            .add(CodedEvent.CODELIST.name(), DataTypes.StringType)
            .add(SYSTEM, DataTypes.StringType)
            .add(RULE_CODE, DataTypes.StringType)
            .add(KIND, DataTypes.StringType)
            .add(IS_EXCLUDED, DataTypes.BooleanType)
            .add(CodedEvent.CATEGORY.name(), DataTypes.StringType)
            .add(CodedEvent.EVIDENCE.name(), DataTypes.StringType)
            .add(VALID_FROM, DataTypes.DateType)
            .add(VALID_TO, DataTypes.DateType);

    private CodeMatch() {}

    /**
     * The codes that the lists name.
     *
     * @param codes the delivery's dictionary, {@code core.code}
     * @return one row per code, list and span of days: code_key, codelist, category, evidence, code_system of the best
     *     line, valid_from, valid_to; the spans of a code and list do not overlap
     */
    public static Dataset<Row> match(Dataset<Row> codes, Collection<CodeList> lists) {
        var rules = rules(codes, lists);
        var keys = keys(codes, lists);
        return keys.join(broadcast(rules), new String[] {SYSTEM, RULE_CODE, KIND})
                .groupBy(Code.CODE_KEY.col(), CodedEvent.CODELIST.col(), col(VALID_FROM), col(VALID_TO))
                .agg(
                        bool_or(col(IS_EXCLUDED)).as(IS_EXCLUDED),
                        max_by(
                                        struct(CodedEvent.CATEGORY.col(), CodedEvent.EVIDENCE.col(), col(SYSTEM)),
                                        struct(
                                                col(KIND).equalTo(kind(CodeRule.Kind.EXACT)),
                                                length(col(RULE_CODE)),
                                                col(KIND),
                                                col(SYSTEM),
                                                col(RULE_CODE)))
                                .as(BEST))
                .where(not(col(IS_EXCLUDED)))
                .select(
                        Code.CODE_KEY.col(),
                        CodedEvent.CODELIST.col(),
                        col(BEST).getField(CodedEvent.CATEGORY.name()).as(CodedEvent.CATEGORY.name()),
                        col(BEST).getField(CodedEvent.EVIDENCE.name()).as(CodedEvent.EVIDENCE.name()),
                        col(BEST).getField(SYSTEM).as(Code.CODE_SYSTEM.name()),
                        col(VALID_FROM),
                        col(VALID_TO));
    }

    /** Every code as a whole and cut to each length of a prefix; a supplier's code also under its own number. */
    private static Dataset<Row> keys(Dataset<Row> codes, Collection<CodeList> lists) {
        var own = codes.select(
                        Code.CODE_KEY.col(),
                        lit(CodeSystem.SUPPLIER.id()).as(SYSTEM),
                        Code.CODE_KEY.col().as(RULE_CODE),
                        Code.CODE_KEY.col().as(RECORDED))
                .distinct();
        var all = codes.where(Code.CODE_SYSTEM.col().notEqual(CodeSystem.SUPPLIER.id()))
                .select(
                        Code.CODE_KEY.col(),
                        Code.CODE_SYSTEM.col().as(SYSTEM),
                        whole(Code.CODE_SYSTEM.col(), Code.CODE.col()).as(RULE_CODE),
                        asRecorded(Code.CODE_SYSTEM.col(), Code.CODE.col()).as(RECORDED))
                .unionByName(own);
        return all.select(
                        Code.CODE_KEY.col(),
                        col(SYSTEM),
                        explode(array(forms(lists).toArray(Column[]::new))).as(FORM))
                .select(
                        Code.CODE_KEY.col(),
                        col(SYSTEM),
                        col(FORM).getField(RULE_CODE).as(RULE_CODE),
                        col(FORM).getField(KIND).as(KIND));
    }

    private static Stream<Column> forms(Collection<CodeList> lists) {
        var beginnings = lengths(lists, CodeRule.Kind.PREFIX)
                .map(n -> form(substring(col(RULE_CODE), 1, n), CodeRule.Kind.PREFIX));
        var ends =
                lengths(lists, CodeRule.Kind.SUFFIX).map(n -> form(right(col(RECORDED), lit(n)), CodeRule.Kind.SUFFIX));
        return Stream.of(Stream.of(form(col(RULE_CODE), CodeRule.Kind.EXACT)), beginnings, ends)
                .flatMap(forms -> forms);
    }

    private static Column form(Column code, CodeRule.Kind kind) {
        return struct(code.as(RULE_CODE), lit(kind(kind)).as(KIND));
    }

    private static Dataset<Row> rules(Dataset<Row> codes, Collection<CodeList> lists) {
        var rows = lists.stream()
                .flatMap(list -> DatedRule.of(list).stream()
                        .map(dated -> RowFactory.create(
                                list.name(),
                                dated.rule().system(),
                                dated.rule().code(),
                                kind(dated.rule().kind()),
                                dated.rule().isExcluded(),
                                dated.rule().category().isEmpty()
                                        ? null
                                        : dated.rule().category(),
                                dated.rule().evidence(),
                                Date.valueOf(dated.days().from()),
                                Date.valueOf(dated.days().to()))))
                .toList();
        var code = when(col(KIND).equalTo(kind(CodeRule.Kind.PREFIX)), beginning(col(SYSTEM), col(RULE_CODE)))
                .when(col(KIND).equalTo(kind(CodeRule.Kind.SUFFIX)), asRecorded(col(SYSTEM), col(RULE_CODE)))
                .otherwise(whole(col(SYSTEM), col(RULE_CODE)));
        return codes.sparkSession().createDataFrame(rows, RULE).withColumn(RULE_CODE, code);
    }

    /** Read codes have five characters, filled with dots; two more only name a term. EMIS codes ignore case. */
    private static Column whole(Column system, Column code) {
        var isRead = system.isin(CodeSystem.READ2.id(), CodeSystem.CTV3.id());
        return when(isRead, rpad(substring(code, 1, 5), 5, ".")).otherwise(asRecorded(system, code));
    }

    private static Column beginning(Column system, Column code) {
        var isRead = system.isin(CodeSystem.READ2.id(), CodeSystem.CTV3.id());
        return when(isRead, regexp_replace(code, "\\.+$", "")).otherwise(asRecorded(system, code));
    }

    private static Column asRecorded(Column system, Column code) {
        return when(system.equalTo(CodeSystem.EMIS.id()), upper(code)).otherwise(code);
    }

    private static Stream<Integer> lengths(Collection<CodeList> lists, CodeRule.Kind kind) {
        return lists.stream()
                .flatMap(list -> list.matchingRules().stream())
                .filter(rule -> rule.kind() == kind)
                .map(CodeMatch::ruleLength)
                .distinct()
                .sorted();
    }

    private static int ruleLength(CodeRule rule) {
        boolean isRead =
                rule.system().equals(CodeSystem.READ2.id()) || rule.system().equals(CodeSystem.CTV3.id());
        return isRead && rule.kind() == CodeRule.Kind.PREFIX
                ? rule.code().replaceAll("\\.+$", "").length()
                : rule.code().length();
    }

    private static String kind(CodeRule.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
