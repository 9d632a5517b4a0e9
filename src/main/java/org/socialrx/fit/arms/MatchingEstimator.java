package org.socialrx.fit.arms;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.regression.ArmDifference;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.balance.EffectiveSize;

/** Nearest-neighbour matching on a propensity, and the difference of the matched arms. */
public final class MatchingEstimator implements Estimator {
    private static final String TERM = "att";

    @Override
    public String name() {
        return "nearest-neighbour-matching";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(MatchingRequest.ID).required(),
                Key.column(ArmRows.TREATMENT).required(),
                Key.columns(Propensity.KEY).required(),
                Key.choice(MatchingRequest.DISTANCE, MatchingRequest.LOGIT, "probability")
                        .required(),
                Key.number(MatchingRequest.CALIPER).between(0, Double.POSITIVE_INFINITY),
                Key.columns(MatchingRequest.EXACT),
                Key.whole(MatchingRequest.RATIO).required().between(1, 1000),
                Key.flag(MatchingRequest.REPLACEMENT).required(),
                Key.column(ArmRows.OUTCOME),
                Key.columns(ArmRows.BALANCE).required());
    }

    @Override
    public Set<CovarianceType> covariances() {
        return EnumSet.range(CovarianceType.HC0, CovarianceType.CR3_JACKKNIFE);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(
                values.isSet(MatchingRequest.REPLACEMENT)
                        ? Covariance.of(CovarianceType.HC1)
                        : Covariance.of(CovarianceType.CR1S, MatchedRows.SET));
    }

    @Override
    public Set<String> ownClusters() {
        return Set.of(MatchedRows.SET);
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        refuseSetsWithReplacement(request);
        var rows = ArmRows.of(request, frame, Propensity.KEY);
        var answer = new Answer();
        var propensity = Propensity.of(rows);
        propensity.note(answer);
        var matched = MatchingRequest.of(rows, propensity).match();
        answer.pairs(matched.pairs());
        var used = frame.over(matched.members());
        matched.totals().addTo(answer, rows);
        answer.summary("ess_controls", effectiveControls(rows, used));
        var weight = Input.number(MatchedRows.WEIGHT);
        if (rows.hasOutcome()) {
            new ArmDifference(used, rows.treatment(), rows.outcome(), weight, List.of()).addTo(answer, request, TERM);
        }
        var columns = rows.balanceColumns();
        ArmBalance.addTo(
                answer,
                columns,
                rows.pass(ArmBalance.inputs(rows.treatment(), Input.constant(1), columns)),
                used.rows(Selection.of(ArmBalance.inputs(rows.treatment(), weight, columns))));
        return answer;
    }

    private static double effectiveControls(ArmRows rows, Frame used) {
        return used.rows(Selection.of(List.of(rows.treatment(), Input.number(MatchedRows.WEIGHT))))
                .sum(
                        new EffectiveSize(),
                        (size, row) -> {
                            if (row[0] == 0) {
                                size.add(row[1]);
                            }
                        },
                        EffectiveSize::merge)
                .rows();
    }

    private static void refuseSetsWithReplacement(Request request) {
        if (request.values().isSet(MatchingRequest.REPLACEMENT)
                && request.clusters().contains(MatchedRows.SET)) {
            throw new FitException(
                    "with replacement a control stands in several sets, so that %s is no cluster; name a column or HC1"
                            .formatted(MatchedRows.SET));
        }
    }
}
