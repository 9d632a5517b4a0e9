package org.socialrx.matching;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.study.Covariates;
import org.socialrx.study.MatchingRules;

/**
 * A matching under one design.
 *
 * @param sets rows of {@code study.matched_set}
 * @param balance rows of {@code result.covariate_balance}
 * @param overlap rows of {@code result.overlap}
 * @param loss rows of {@code result.match_loss}
 * @param caliper widest difference of the logit within a set, on the logit scale
 */
public record Matching(
        Dataset<Row> sets, Dataset<Row> balance, Dataset<Row> overlap, Dataset<Row> loss, double caliper) {
    /** The matching that the main estimate rests on. */
    public static final String PRIMARY = "primary";

    /** Matched on the contacts of every baseline period too: shown as what not to believe. */
    public static final String TRAJECTORY = "trajectory";

    /** Matched on contacts long before the index date too: shown as what not to believe. */
    public static final String EARLY_CONTACTS = "early-contacts";

    /**
     * Matches.
     *
     * <p>The sets and the strata stay in Spark's cache, which the caller clears.
     *
     * @param design name of the matching, carried by every row
     */
    public static Matching match(String design, MatchingInputs in, MatchingRules rules, Covariates covariates) {
        var strata = new Strata(rules.exact()).of(in).persist(StorageLevel.MEMORY_AND_DISK());
        double caliper = rules.caliperSd() * Strata.withinDeviation(strata);
        var sets = MatchedSets.of(design, rules, caliper).of(strata).persist(StorageLevel.MEMORY_AND_DISK());
        var traits = new Traits(covariates);
        return new Matching(
                sets,
                new Balance(design, traits).of(in.candidates(), sets),
                new ScoreOverlap(design).of(in.scores(), sets),
                new Loss(design, traits).of(in.candidates(), sets),
                caliper);
    }
}
