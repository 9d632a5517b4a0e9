package org.socialrx.fit.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.FitException;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Grouping;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.frame.Selection;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.schema.fit.ModelEstimate;
import org.socialrx.stats.calibration.EmpiricalNull;
import org.socialrx.stats.inference.Estimate;

/** Estimates calibrated by those of negative controls. */
public final class EmpiricalCalibrationEstimator implements Estimator {
    private static final String ID = "id";
    private static final String ESTIMATE = "estimate";
    private static final String STD_ERROR = "std-error";
    private static final String NEGATIVE_CONTROL = "negative-control";

    @Override
    public String name() {
        return "empirical-calibration";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(ID).required(),
                Key.column(ESTIMATE).required(),
                Key.column(STD_ERROR).required(),
                Key.expression(NEGATIVE_CONTROL).required());
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of();
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of();
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var condition = values.text(NEGATIVE_CONTROL);
        frame.number(condition);
        var selection = Selection.of(List.of(
                frame.number(values.text(ESTIMATE)),
                frame.number(values.text(STD_ERROR)),
                Input.numberOr(condition, 0)));
        var pass = frame.groups(Grouping.by(values.text(ID)), selection);
        var all = pass.sum(new Estimates(), Estimates::add, Estimates::merge).inOrder();
        refuse(all);
        var controls = all.stream().filter(Estimates.One::isNegativeControl).toList();
        var empirical = EmpiricalNull.fit(
                controls.stream().mapToDouble(Estimates.One::estimate).toArray(),
                controls.stream().mapToDouble(Estimates.One::stdError).toArray());
        var answer = new Answer();
        all.forEach(one -> add(answer, one, empirical, request.level()));
        return answer.summary("mu", empirical.mu())
                .summary("sigma", empirical.sigma())
                .summary("log_likelihood", empirical.logLikelihood())
                .summary("ease", empirical.ease())
                .summary("n_negative_controls", empirical.controls())
                .summary("n_rows", all.size())
                .summary("n_rows_incomplete", pass.incomplete());
    }

    private static void add(Answer answer, Estimates.One one, EmpiricalNull empirical, double level) {
        var calibrated = empirical.calibrate(one.estimate(), one.stdError(), level);
        answer.estimate(
                one.id(),
                "calibrated",
                new Estimate(
                        calibrated.estimate(),
                        calibrated.stdError(),
                        calibrated.estimate() / calibrated.stdError(),
                        Double.NaN,
                        calibrated.pValue(),
                        calibrated.ciLow(),
                        calibrated.ciHigh()),
                Map.of(ModelEstimate.UNCALIBRATED_P_VALUE.name(), calibrated.uncalibratedPValue()));
    }

    private static void refuse(List<Estimates.One> all) {
        List<String> faults = new ArrayList<>();
        var notPositive = all.stream()
                .filter(one -> !(one.stdError() > 0) || Double.isInfinite(one.stdError()))
                .count();
        if (notPositive > 0) {
            faults.add("%s is not a positive number in %,d rows".formatted(STD_ERROR, notPositive));
        }
        var infinite =
                all.stream().filter(one -> Double.isInfinite(one.estimate())).count();
        if (infinite > 0) {
            faults.add("%s is infinite in %,d rows".formatted(ESTIMATE, infinite));
        }
        if (!faults.isEmpty()) {
            throw new FitException(String.join("; ", faults));
        }
    }
}
