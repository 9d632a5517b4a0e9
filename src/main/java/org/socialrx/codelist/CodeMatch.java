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
import static org.apache.spark.sql.functions.rpad;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.List;
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
 * <p>A prefix becomes an equality: every code of the dictionary is also offered cut to each length that a prefix of the
 * lists has. Within a list an excluding line beats every including one, and of several including lines the longest
 * gives category and evidence.
 */
final class CodeMatch {
    private static final String SYSTEM = "system";
    private static final String RULE_CODE = "rule_code";
    private static final String IS_PREFIX = "is_prefix";
    private static final String IS_EXCLUDED = "is_excluded";
    private static final String BEST = "best";
    private static final String FORM = "form";

    private static final StructType RULE = new StructType()
            .add(CodedEvent.CODELIST.name(), DataTypes.StringType)
            .add(SYSTEM, DataTypes.StringType)
            .add(RULE_CODE, DataTypes.StringType)
            .add(IS_PREFIX, DataTypes.BooleanType)
            .add(IS_EXCLUDED, DataTypes.BooleanType)
            .add(CodedEvent.CATEGORY.name(), DataTypes.StringType)
            .add(CodedEvent.EVIDENCE.name(), DataTypes.StringType);

    private CodeMatch() {}

    /**
     * The codes that the lists name.
     *
     * @param codes the delivery's dictionary, {@code core.code}
     * @return one row per code and list: code_key, codelist, category, evidence
     */
    static Dataset<Row> match(Dataset<Row> codes, Collection<CodeList> lists) {
        var rules = rules(codes, lists);
        var keys = keys(codes, prefixLengths(lists));
        return keys.join(broadcast(rules), new String[] {SYSTEM, RULE_CODE, IS_PREFIX})
                .groupBy(Code.CODE_KEY.col(), CodedEvent.CODELIST.col())
                .agg(
                        bool_or(col(IS_EXCLUDED)).as(IS_EXCLUDED),
                        max_by(
                                        struct(CodedEvent.CATEGORY.col(), CodedEvent.EVIDENCE.col()),
                                        struct(
                                                not(col(IS_PREFIX)),
                                                length(col(RULE_CODE)),
                                                col(SYSTEM),
                                                col(RULE_CODE)))
                                .as(BEST))
                .where(not(col(IS_EXCLUDED)))
                .select(
                        Code.CODE_KEY.col(),
                        CodedEvent.CODELIST.col(),
                        col(BEST).getField(CodedEvent.CATEGORY.name()).as(CodedEvent.CATEGORY.name()),
                        col(BEST).getField(CodedEvent.EVIDENCE.name()).as(CodedEvent.EVIDENCE.name()));
    }

    /** Every code as a whole and cut to each length of a prefix; a supplier's code also under its own number. */
    private static Dataset<Row> keys(Dataset<Row> codes, List<Integer> lengths) {
        var own = codes.select(
                        Code.CODE_KEY.col(),
                        lit(CodeSystem.SUPPLIER.id()).as(SYSTEM),
                        Code.CODE_KEY.col().as(RULE_CODE))
                .distinct();
        var all = codes.where(Code.CODE_SYSTEM.col().notEqual(CodeSystem.SUPPLIER.id()))
                .select(
                        Code.CODE_KEY.col(),
                        Code.CODE_SYSTEM.col().as(SYSTEM),
                        whole(Code.CODE_SYSTEM.col(), Code.CODE.col()).as(RULE_CODE))
                .unionByName(own);
        var forms = Stream.concat(
                Stream.of(struct(col(RULE_CODE).as(RULE_CODE), lit(false).as(IS_PREFIX))),
                lengths.stream()
                        .map(n -> struct(
                                substring(col(RULE_CODE), 1, n).as(RULE_CODE),
                                lit(true).as(IS_PREFIX))));
        return all.select(
                        Code.CODE_KEY.col(),
                        col(SYSTEM),
                        explode(array(forms.toArray(Column[]::new))).as(FORM))
                .select(
                        Code.CODE_KEY.col(),
                        col(SYSTEM),
                        col(FORM).getField(RULE_CODE).as(RULE_CODE),
                        col(FORM).getField(IS_PREFIX).as(IS_PREFIX));
    }

    private static Dataset<Row> rules(Dataset<Row> codes, Collection<CodeList> lists) {
        var rows = lists.stream()
                .flatMap(list -> list.matchingRules().stream()
                        .map(rule -> RowFactory.create(
                                list.name(),
                                rule.system(),
                                rule.code(),
                                rule.kind() == CodeRule.Kind.PREFIX,
                                rule.isExcluded(),
                                rule.category().isEmpty() ? null : rule.category(),
                                rule.evidence())))
                .toList();
        var code = when(col(IS_PREFIX), beginning(col(SYSTEM), col(RULE_CODE)))
                .otherwise(whole(col(SYSTEM), col(RULE_CODE)));
        return codes.sparkSession().createDataFrame(rows, RULE).withColumn(RULE_CODE, code);
    }

    /** Read codes have five characters, filled with dots; two more only name a term. EMIS codes ignore case. */
    private static Column whole(Column system, Column code) {
        var isRead = system.isin(CodeSystem.READ2.id(), CodeSystem.CTV3.id());
        return when(isRead, rpad(substring(code, 1, 5), 5, "."))
                .when(system.equalTo(CodeSystem.EMIS.id()), upper(code))
                .otherwise(code);
    }

    private static Column beginning(Column system, Column code) {
        var isRead = system.isin(CodeSystem.READ2.id(), CodeSystem.CTV3.id());
        return when(isRead, regexp_replace(code, "\\.+$", ""))
                .when(system.equalTo(CodeSystem.EMIS.id()), upper(code))
                .otherwise(code);
    }

    private static List<Integer> prefixLengths(Collection<CodeList> lists) {
        return lists.stream()
                .flatMap(list -> list.matchingRules().stream())
                .filter(rule -> rule.kind() == CodeRule.Kind.PREFIX)
                .map(CodeMatch::prefixLength)
                .distinct()
                .sorted()
                .toList();
    }

    private static int prefixLength(CodeRule rule) {
        boolean isRead =
                rule.system().equals(CodeSystem.READ2.id()) || rule.system().equals(CodeSystem.CTV3.id());
        return isRead
                ? rule.code().replaceAll("\\.+$", "").length()
                : rule.code().length();
    }
}
