package org.socialrx.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.stats.matching.Candidates;
import org.socialrx.stats.matching.MatchedStratum;
import org.socialrx.stats.matching.NearestNeighbour;
import org.socialrx.stats.matching.Replacement;
import org.socialrx.strata.MatchByStratum;
import org.socialrx.study.MatchingRules;

/**
 * Turns strata into matched sets.
 *
 * @param design name of the matching
 * @param rules who may be matched; the caliper on the logit scale
 */
record MatchedSets(String design, NearestNeighbour rules) {
    static MatchedSets of(String design, MatchingRules rules, double caliper) {
        return new MatchedSets(
                design, new NearestNeighbour(caliper, rules.ageWithinYears(), rules.controls(), Replacement.WITHOUT));
    }

    /** Rows of {@code study.matched_set}. */
    Dataset<Row> of(Dataset<Row> strata) {
        var name = design;
        var matching = new MatchByStratum<Row>(
                row -> row.getString(Strata.STRATUM), MatchedSets::add, rules, stratum -> sets(name, stratum).stream());
        return strata.mapPartitions(matching, Encoders.row(MatchedSet.TABLE.schema()));
    }

    private static void add(Row row, Candidates candidates) {
        var person = row.getString(Strata.PATIENT);
        var occasion = row.get(Strata.INDEX_DATE).toString();
        double logit = row.getDouble(Strata.LOGIT);
        double age = row.getDouble(Strata.AGE);
        if (row.getBoolean(Strata.IS_REFERRED)) {
            candidates.addTreated(person, occasion, logit, age);
        } else {
            candidates.addControl(person, occasion, logit, age);
        }
    }

    private static List<Row> sets(String design, MatchedStratum<Row> stratum) {
        var pairs = stratum.pairs();
        var controls = new LinkedHashMap<Row, Integer>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            controls.merge(stratum.treated(pair), 1, Integer::sum);
        }
        var members = new ArrayList<Row>();
        controls.keySet().forEach(referred -> members.add(member(design, referred, referred, 1, 0, 0)));
        for (int pair = 0; pair < pairs.size(); pair++) {
            var referred = stratum.treated(pair);
            double weight = 1.0 / controls.getOrDefault(referred, 1);
            members.add(member(
                    design, referred, stratum.control(pair), weight, pairs.round(pair) + 1, pairs.distance(pair)));
        }
        return members;
    }

    private static Row member(String design, Row referred, Row member, double weight, int round, double distance) {
        return RowFactory.create(
                design,
                member.get(Strata.PRACTICE),
                member.get(Strata.PATIENT),
                member.get(Strata.INDEX_DATE),
                referred.get(Strata.PATIENT) + "@" + referred.get(Strata.INDEX_DATE),
                member.get(Strata.IS_REFERRED),
                weight,
                round,
                distance);
    }
}
