package org.socialrx.propensity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.study.Covariates;
import org.socialrx.study.PropensityRules;

/**
 * The columns of the propensity model, as the study names them and the data hold them.
 *
 * <p>Age enters in years and, for what is not linear, in ten-year bands; every other covariate by levels, "not
 * recorded" among them; further numbers enter as they are. The reference is the level with most candidates, of equally
 * many the first by name.
 */
final class Design {
    private static final String VARIABLE = "variable";
    private static final String LEVEL = "level";
    private static final String PAIR = "pair";
    private static final String ALL = "all";
    private static final String PRESENT = "yes";
    private static final String NOT_RECORDED = "not-recorded";
    private static final String CANDIDATES = "candidates";
    private static final String REFERRED = "referred";

    private final Covariates covariates;
    private final PropensityRules rules;
    private final List<String> numbers;

    Design(Covariates covariates, PropensityRules rules, List<String> numbers) {
        this.covariates = covariates;
        this.rules = rules;
        this.numbers = List.copyOf(numbers);
    }

    /** How often a level occurs. */
    private record LevelCount(String level, long candidates, long referred) {}

    /** The model's terms, from one aggregation over the candidates. */
    List<Term> terms(Dataset<Row> candidates) {
        var counts = counts(candidates);
        var total = counts.getOrDefault(ALL, List.of(new LevelCount(ALL, 0, 0))).get(0);
        var terms = new ArrayList<Term>();
        if (covariates.demographic().contains("age-years")) {
            var age = CandidateCovariate.AGE_YEARS.col().cast(DataTypes.DoubleType);
            terms.add(new Term("age-years", age, total.referred(), total.referred() > 0));
        }
        numbers.forEach(number -> terms.add(new Term(number, col(number), total.referred(), total.referred() > 0)));
        categories()
                .forEach((variable, value) -> counts.getOrDefault(variable, List.of()).stream()
                        .sorted(Comparator.comparing(LevelCount::level))
                        .filter(level -> !level.equals(reference(counts.getOrDefault(variable, List.of()))))
                        .forEach(level -> terms.add(
                                term(variable + "=" + level.level(), value.equalTo(level.level()), level, total))));
        for (var condition : covariates.conditions()) {
            var level = counts.getOrDefault(condition, List.of()).stream()
                    .findFirst()
                    .orElse(new LevelCount(PRESENT, 0, 0));
            terms.add(term(condition, hasCondition(condition), level, total));
        }
        return terms;
    }

    private static Term term(String name, Column isLevel, LevelCount level, LevelCount total) {
        long controls = level.candidates() - level.referred();
        boolean isEstimable = level.referred() > 0
                && controls > 0
                && level.referred() < total.referred()
                && controls < total.candidates() - total.referred();
        return new Term(name, when(isLevel, 1.0).otherwise(0.0), level.referred(), isEstimable);
    }

    private static LevelCount reference(List<LevelCount> levels) {
        return levels.stream()
                .max(Comparator.comparingLong(LevelCount::candidates)
                        .thenComparing(LevelCount::level, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private Map<String, List<LevelCount>> counts(Dataset<Row> candidates) {
        var pairs = new ArrayList<Column>();
        pairs.add(pair(ALL, lit(ALL)));
        categories().forEach((variable, value) -> pairs.add(pair(variable, value)));
        covariates
                .conditions()
                .forEach(condition -> pairs.add(pair(condition, when(hasCondition(condition), PRESENT))));
        var referred = CandidateCovariate.IS_REFERRED.col().cast(DataTypes.LongType);
        var rows = candidates
                .select(explode(array(pairs.toArray(Column[]::new))).as(PAIR), referred.as(REFERRED))
                .select(
                        col(PAIR).getField(VARIABLE).as(VARIABLE),
                        col(PAIR).getField(LEVEL).as(LEVEL),
                        col(REFERRED))
                .where(col(LEVEL).isNotNull())
                .groupBy(col(VARIABLE), col(LEVEL))
                .agg(count(lit(1)).as(CANDIDATES), sum(col(REFERRED)).as(REFERRED))
                .collectAsList();
        var counts = new LinkedHashMap<String, List<LevelCount>>();
        rows.forEach(row -> counts.computeIfAbsent(row.getString(0), variable -> new ArrayList<>())
                .add(new LevelCount(row.getString(1), row.getLong(2), row.getLong(3))));
        return counts;
    }

    /** Covariates that have levels, in order of presentation, with the column that holds the level. */
    private Map<String, Column> categories() {
        var categories = new LinkedHashMap<String, Column>();
        if (covariates.demographic().contains("age-years")) {
            categories.put("age-band", ageBand());
        }
        var all = new LinkedHashMap<String, Column>();
        all.put("sex", CandidateCovariate.SEX.col());
        all.put("ethnicity", CandidateCovariate.ETHNICITY.col());
        all.put("deprivation-decile", decile());
        all.forEach((variable, value) -> {
            if (covariates.demographic().contains(variable)) {
                categories.put(variable, value);
            }
        });
        if (rules.effects().contains("index-quarter")) {
            categories.put(
                    "index-quarter", CandidateCovariate.INDEX_QUARTER.col().cast(DataTypes.StringType));
        }
        return categories;
    }

    private static Column ageBand() {
        var decade = least(greatest(floor(CandidateCovariate.AGE_YEARS.col().divide(10)), lit(2L)), lit(8L));
        return when(decade.equalTo(2), "0-29")
                .when(decade.equalTo(8), "80-and-over")
                .otherwise(format_string("%d0-%d9", decade, decade));
    }

    /** Two digits, so that the levels sort as numbers. */
    private static Column decile() {
        var text = CandidateCovariate.IMD_DECILE.col().cast(DataTypes.StringType);
        return coalesce(lpad(text, 2, "0"), lit(NOT_RECORDED));
    }

    private static Column hasCondition(String condition) {
        return array_contains(CandidateCovariate.CONDITIONS.col(), condition);
    }

    private static Column pair(String variable, Column level) {
        return struct(lit(variable).as(VARIABLE), level.as(LEVEL));
    }
}
