package org.socialrx.matching;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.study.Covariates;

/**
 * The characteristics by which matched and unmatched are compared, each a column of text.
 *
 * @param covariates covariates of the study
 */
record Traits(Covariates covariates) {
    /** Characteristics with levels, in order of presentation. */
    Map<String, Column> categories() {
        var categories = new LinkedHashMap<String, Column>();
        categories.put("sex", CandidateCovariate.SEX.col());
        categories.put("ethnicity", CandidateCovariate.ETHNICITY.col());
        categories.put("deprivation-decile", decile());
        return categories;
    }

    /** Whether a candidate has each condition, in the order of the study. */
    Map<String, Column> conditions() {
        var conditions = new LinkedHashMap<String, Column>();
        covariates
                .conditions()
                .forEach(name -> conditions.put(name, array_contains(CandidateCovariate.CONDITIONS.col(), name)));
        return conditions;
    }

    /** Ten-year bands of age. */
    static Column ageBand() {
        var decade = least(greatest(floor(CandidateCovariate.AGE_YEARS.col().divide(10)), lit(2L)), lit(8L));
        return when(decade.equalTo(2), "0-29")
                .when(decade.equalTo(8), "80-and-over")
                .otherwise(format_string("%d0-%d9", decade, decade));
    }

    private static Column decile() {
        var text = CandidateCovariate.IMD_DECILE.col().cast(DataTypes.StringType);
        return coalesce(lpad(text, 2, "0"), lit("not-recorded"));
    }
}
