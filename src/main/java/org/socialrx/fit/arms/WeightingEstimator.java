package org.socialrx.fit.arms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.regression.ArmDifference;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.weighting.Target;
import org.socialrx.stats.weighting.WeightSummary;
import org.socialrx.study.Problem;

/** Weights that make the arms alike, and the difference of the weighted arms. */
public final class WeightingEstimator implements Estimator {
    private static final String TARGET = "target";
    private static final String STABILISED = "stabilised";
    private static final String MOMENTS = "moments";
    private static final String ENTROPY = "entropy-balancing";
    private static final String TERM = "effect";

    @Override
    public String name() {
        return "weighting";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column("id").required(),
                Key.column(ArmRows.TREATMENT).required(),
                Key.column(ArmRows.OUTCOME).required(),
                Key.choice(TARGET, "att", "ate", "overlap", ENTROPY).required(),
                Key.columns(Propensity.KEY),
                Key.columns(MOMENTS),
                Key.flag(STABILISED),
                Key.columns(ArmRows.BALANCE).required());
    }

    @Override
    public Set<CovarianceType> covariances() {
        return EnumSet.range(CovarianceType.HC0, CovarianceType.CR3_JACKKNIFE);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.HC1));
    }

    @Override
    public List<Problem> problems(Values values) {
        List<Problem> problems = new ArrayList<>();
        boolean isEntropy = values.text(TARGET, "").equals(ENTROPY);
        var needed = isEntropy ? MOMENTS : Propensity.KEY;
        var other = isEntropy ? Propensity.KEY : MOMENTS;
        if (values.texts(needed).isEmpty()) {
            problems.add(new Problem(needed, "is missing; the target %s needs it".formatted(values.text(TARGET, ""))));
        }
        if (values.has(other)) {
            problems.add(new Problem(other, "does not go with the target " + values.text(TARGET, "")));
        }
        if (isEntropy && values.isSet(STABILISED)) {
            problems.add(new Problem(STABILISED, "does not go with the target " + ENTROPY));
        }
        return problems;
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        boolean isEntropy = request.values().text(TARGET).equals(ENTROPY);
        var rows = ArmRows.of(request, frame, isEntropy ? MOMENTS : Propensity.KEY);
        var answer = new Answer();
        var weight = isEntropy ? entropy(rows, answer) : byPropensity(rows, answer);
        summarise(rows, weight, answer);
        new ArmDifference(frame, rows.treatment(), rows.outcome(), weight, request.columns())
                .addTo(answer, request, TERM);
        var columns = rows.balanceColumns();
        ArmBalance.addTo(
                answer,
                columns,
                rows.pass(ArmBalance.inputs(rows.treatment(), Input.constant(1), columns)),
                rows.pass(ArmBalance.inputs(rows.treatment(), weight, columns)));
        return answer;
    }

    private static Input byPropensity(ArmRows rows, Answer answer) {
        var propensity = Propensity.of(rows);
        propensity.note(answer);
        var target = Target.valueOf(rows.request().values().text(TARGET).toUpperCase(Locale.ROOT));
        double share = rows.treatedShare();
        var weight = rows.request().values().isSet(STABILISED)
                ? propensity.weight(
                        rows.treatment(),
                        (isTreated, logit) -> isTreated
                                ? target.stabilisedOfTreated(logit, share)
                                : target.stabilisedOfControl(logit, share))
                : propensity.weight(
                        rows.treatment(),
                        (isTreated, logit) -> isTreated ? target.ofTreated(logit) : target.ofControl(logit));
        var check = rows.pass(List.of(weight, propensity.logit()))
                .sum(new WeightLimit(), WeightLimit::add, WeightLimit::merge);
        if (check.beyond() > 0) {
            throw new FitException(String.format(
                    Locale.ROOT,
                    "no overlap: %,d rows have weights too large to compute with; the log odds of treatment reach %.0f",
                    check.beyond(),
                    check.widest()));
        }
        return weight;
    }

    private static Input entropy(ArmRows rows, Answer answer) {
        var balancing = EntropyWeights.of(rows, rows.terms(MOMENTS));
        balancing.addTo(answer);
        return balancing.weight(rows.treatment());
    }

    private static void summarise(ArmRows rows, Input weight, Answer answer) {
        var summary = rows.pass(List.of(rows.treatment(), weight))
                .sum(
                        new WeightSummary(),
                        (sums, row) -> {
                            if (row[0] == 1) {
                                sums.addTreated(row[1]);
                            } else {
                                sums.addControl(row[1]);
                            }
                        },
                        WeightSummary::merge);
        answer.summary("n_rows", rows.survey().rows())
                .summary("n_rows_incomplete", rows.survey().incomplete())
                .summary("ess_treated", summary.effectiveTreated())
                .summary("ess_control", summary.effectiveControls())
                .summary("min_weight", summary.smallest())
                .summary("mean_weight", summary.mean())
                .summary("max_weight", summary.largest());
    }
}
