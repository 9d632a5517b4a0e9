package org.socialrx.fit.formula;

import java.util.List;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.frame.Survey;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.stats.inequality.RankSums;
import org.socialrx.stats.inequality.RankedGroups;

/**
 * The rows of a ranked population.
 *
 * @param selection rank, population and value of a row
 * @param survey of the rows
 * @param frame where they are
 */
record RankedRows(Selection selection, Survey survey, Frame frame) {
    private static final String VALUE = "value";
    private static final String POPULATION = "population";
    private static final String RANK = "rank";

    /** The keys that name them. */
    static List<Key> keys() {
        return List.of(
                Key.column(VALUE).required(),
                Key.column(POPULATION).required(),
                Key.expression(RANK).required());
    }

    static RankedRows of(Request request, Frame frame) {
        var names = List.of(RANK, POPULATION, VALUE).stream()
                .map(key -> request.values().text(key))
                .toList();
        var selection = Selection.of(frame.numbers(names));
        var survey = frame.survey(selection);
        if (survey.rows() == 0) {
            throw new FitException("no complete row; %,d rows lack something".formatted(survey.incomplete()));
        }
        for (var i = 0; i < names.size(); i++) {
            if (survey.range(i).infinite() > 0) {
                throw new FitException("%s is infinite in %,d rows"
                        .formatted(names.get(i), survey.range(i).infinite()));
            }
        }
        return new RankedRows(selection, survey, frame);
    }

    /** The population by rank; rows of equal rank are pooled. */
    RankedGroups groups() {
        return new RankedGroups(frame.rows(selection)
                .sum(new RankSums(), (sums, row) -> sums.add(row[0], row[1], row[2]), RankSums::merge));
    }

    /** Refuses values that are no shares. */
    void refuseUnbounded() {
        var values = survey.range(2);
        if (values.least() < 0 || values.most() > 1) {
            var outside = frame.rows(selection)
                    .sum(
                            new long[1],
                            (count, row) -> count[0] += row[2] >= 0 && row[2] <= 1 ? 0 : 1,
                            (count, more) -> count[0] += more[0]);
            throw new FitException("bounded: the value lies outside 0 to 1 in %,d rows".formatted(outside[0]));
        }
    }
}
