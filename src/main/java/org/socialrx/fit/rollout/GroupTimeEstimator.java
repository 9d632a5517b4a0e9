package org.socialrx.fit.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.socialrx.fit.Estimator;
import org.socialrx.fit.frame.Frame;
import org.socialrx.fit.frame.Input;
import org.socialrx.fit.request.Covariance;
import org.socialrx.fit.request.CovarianceType;
import org.socialrx.fit.request.Key;
import org.socialrx.fit.request.Request;
import org.socialrx.fit.request.Values;
import org.socialrx.fit.result.Answer;
import org.socialrx.stats.did.BasePeriod;
import org.socialrx.stats.did.ControlGroup;
import org.socialrx.stats.did.DidMethod;
import org.socialrx.stats.did.GroupTimeAtt;
import org.socialrx.stats.did.GroupTimeRules;
import org.socialrx.study.Problem;

/** Group-time average effects on the treated (Callaway and Sant'Anna) with their aggregations. */
public final class GroupTimeEstimator implements Estimator {
    static final String AGGREGATIONS = "aggregations";

    private static final String CONTROLS = "controls";
    private static final String BASE = "base-period";
    private static final String ANTICIPATION = "anticipation";
    private static final String METHOD = "method";
    private static final String UNBALANCED = "unbalanced";

    @Override
    public String name() {
        return "group-time-att";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.column(PanelRows.OUTCOME).required(),
                Key.column(PanelRows.UNIT).required(),
                Key.column(PanelRows.TIME).required(),
                Key.column(PanelRows.COHORT).required(),
                Key.columns(PanelRows.COVARIATES),
                Key.choice(CONTROLS, "never-treated", "not-yet-treated").required(),
                Key.choice(BASE, "varying", "universal").required(),
                Key.whole(ANTICIPATION).between(0, Integer.MAX_VALUE),
                Key.choice(METHOD, "doubly-robust", "regression", "weighting").required(),
                Key.choice(UNBALANCED, "repeated-cross-sections"),
                Key.maps(
                        AGGREGATIONS,
                        Key.choice("by", "simple", "group", "event-time", "calendar")
                                .required(),
                        Key.whole("balance").between(0, Integer.MAX_VALUE),
                        Key.whole("from").between(-Integer.MAX_VALUE, Integer.MAX_VALUE),
                        Key.whole("to").between(-Integer.MAX_VALUE, Integer.MAX_VALUE),
                        Key.text("name")));
    }

    @Override
    public Set<CovarianceType> covariances() {
        return Set.of(CovarianceType.INFLUENCE);
    }

    @Override
    public List<Covariance> usualCovariance(Values values) {
        return List.of(Covariance.of(CovarianceType.INFLUENCE));
    }

    @Override
    public List<Problem> problems(Values values) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (var aggregation : values.maps(AGGREGATIONS)) {
            var by = aggregation.text("by");
            if (!by.equals("event-time")) {
                for (var key : List.of("balance", "from", "to")) {
                    if (aggregation.has(key)) {
                        problems.add(new Problem(AGGREGATIONS, "by %s takes no %s".formatted(by, key)));
                    }
                }
            }
            var name = aggregation.text("name", by);
            if (names.contains(name)) {
                problems.add(new Problem(AGGREGATIONS, "%s stands twice; give one a name".formatted(name)));
            }
            names.add(name);
        }
        return problems;
    }

    @Override
    public Answer fit(Request request, Frame frame) {
        var values = request.values();
        var cohort = Input.numberOr(values.text(PanelRows.COHORT), 0);
        frame.number(values.text(PanelRows.COHORT));
        var panel = PanelRows.of(request, frame, cohort, List.of(values.text(PanelRows.OUTCOME)));
        var estimator = new GroupTimeAtt(
                rules(values),
                panel.periods(),
                panel.terms().size() + 1,
                panel.clusters().size());
        var units = new UnitPasses<>(panel.units(), new GroupTimeUnits(panel.layout(1)));
        return new GroupTimeAnswer(request, panel, estimator.fit(units)).answer();
    }

    private static GroupTimeRules rules(Values values) {
        return new GroupTimeRules(
                ControlGroup.valueOf(constant(values.text(CONTROLS))),
                BasePeriod.valueOf(constant(values.text(BASE))),
                (int) values.whole(ANTICIPATION, 0),
                DidMethod.valueOf(constant(values.text(METHOD))),
                values.has(UNBALANCED) ? GroupTimeRules.Panel.REPEATED_CROSS_SECTIONS : GroupTimeRules.Panel.BALANCED);
    }

    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
