package org.socialrx.effect;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.socialrx.housing.Homelessness;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.study.AgeBand;
import org.socialrx.study.HomelessAlgorithm;
import org.socialrx.study.Study;

/**
 * The subgroups a set belongs to, by the covariates of its referred member.
 *
 * <p>The homeless are three subgroups, one an algorithm, which overlap and of which only those called homeless are
 * estimated.
 */
final class Subgroups {
    static final String NOT_RECORDED = "not-recorded";

    /** The level of those whom an algorithm calls homeless. */
    static final String HOMELESS = "homeless";

    private Subgroups() {}

    /** The subgroups of a study one by one. */
    static List<String> of(Study study) {
        return study.estimates().subgroups().stream()
                .flatMap(subgroup -> subgroup.equals(HomelessAlgorithm.SUBGROUPS)
                        ? Arrays.stream(HomelessAlgorithm.values()).map(HomelessAlgorithm::subgroup)
                        : Stream.of(subgroup))
                .toList();
    }

    /** Whether a level of a subgroup is estimated. */
    static Column isEstimated(String subgroup, Column level) {
        return HomelessAlgorithm.ofSubgroup(subgroup).isPresent() ? level.equalTo(HOMELESS) : lit(true);
    }

    /**
     * The level of a characteristic, never null.
     *
     * @throws IllegalArgumentException if the study knows no such characteristic
     */
    static Column level(String subgroup, Study study) {
        return switch (subgroup) {
            case "sex" -> CandidateCovariate.SEX.col();
            case "age-band" -> ageBand();
            case "ethnicity" -> CandidateCovariate.ETHNICITY.col();
            case "deprivation-quintile" -> quintile();
            case "index-year" -> year(CandidateCovariate.INDEX_DATE.col()).cast("string");
            default ->
                HomelessAlgorithm.ofSubgroup(subgroup)
                        .map(Subgroups::homeless)
                        .orElseGet(() -> condition(subgroup, study));
        };
    }

    private static Column homeless(HomelessAlgorithm algorithm) {
        return when(Homelessness.says(CandidateCovariate.HOMELESSNESS.col(), algorithm), HOMELESS)
                .otherwise("not-" + HOMELESS);
    }

    private static Column ageBand() {
        var level = lit(AgeBand.UNDER_18.label());
        for (var band : AgeBand.values()) {
            level = when(CandidateCovariate.AGE_YEARS.col().geq(band.fromYears()), band.label())
                    .otherwise(level);
        }
        return level;
    }

    /** 1 is the most deprived fifth. */
    private static Column quintile() {
        var quintile = ceil(CandidateCovariate.IMD_DECILE.col().divide(2)).cast("string");
        return coalesce(quintile, lit(NOT_RECORDED));
    }

    private static Column condition(String name, Study study) {
        if (!study.covariates().conditions().contains(name)) {
            throw new IllegalArgumentException("No subgroup %s".formatted(name));
        }
        return when(array_contains(CandidateCovariate.CONDITIONS.col(), name), "recorded")
                .otherwise(NOT_RECORDED);
    }
}
