package org.socialrx.fit.arms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.socialrx.stats.matching.Candidates;
import org.socialrx.stats.matching.MatchedStratum;

/**
 * How a row of the table becomes a candidate, and a matched one a member of its set.
 *
 * @param id where the id stands
 * @param treatment where the treatment stands
 * @param logit the log odds of treatment
 * @param isLogit whether the distance is measured on the log odds, else on the probability
 */
record MatchedPerson(Cell id, Cell treatment, RowLogit logit, boolean isLogit) implements Serializable {
    void addTo(Row row, Candidates candidates) {
        double odds = logit.of(row);
        double measure = isLogit ? odds : 1 / (1 + Math.exp(-odds));
        boolean isTreated = treatment.number(row) == 1;
        if (id.isWhole()) {
            if (isTreated) {
                candidates.addTreated(id.whole(row), measure);
            } else {
                candidates.addControl(id.whole(row), measure);
            }
        } else if (isTreated) {
            candidates.addTreated(id.text(row), measure, 0);
        } else {
            candidates.addControl(id.text(row), measure, 0);
        }
    }

    Stream<MatchedRows.Stratum> result(MatchedStratum<Row> stratum) {
        var matched = stratum.pairs();
        int people = stratum.rows().size();
        double[] weights = matched.weights(people);
        int[] controls = new int[people];
        for (int pair = 0; pair < matched.size(); pair++) {
            controls[matched.treated(pair)]++;
        }
        Map<Integer, String> sets = new HashMap<>();
        List<Row> pairs = new ArrayList<>(matched.size());
        for (int pair = 0; pair < matched.size(); pair++) {
            var set = id.text(stratum.treated(pair));
            sets.put(matched.treated(pair), set);
            sets.put(matched.control(pair), set);
            pairs.add(RowFactory.create(set, id.text(stratum.control(pair)), 1.0 / controls[matched.treated(pair)]));
        }
        List<Row> members = new ArrayList<>(sets.size());
        for (int at = 0; at < people; at++) {
            var set = sets.get(at);
            if (set != null) {
                members.add(member(stratum.rows().get(at), weights[at], set));
            }
        }
        return Stream.of(new MatchedRows.Stratum(
                stratum.totals(), members, pairs, stratum.rows().get(0).size() + 2));
    }

    private static Row member(Row row, double weight, String set) {
        Object[] cells = new Object[row.size() + 2];
        for (int i = 0; i < row.size(); i++) {
            cells[i] = row.get(i);
        }
        cells[row.size()] = weight;
        cells[row.size() + 1] = set;
        return RowFactory.create(cells);
    }
}
