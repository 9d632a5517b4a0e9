package org.socialrx.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.socialrx.study.FurtherDesign.Controls;
import org.socialrx.study.FurtherDesign.Target;

/** Reads what a study estimates. */
final class EstimatesReader {
    private static final int YEAR_BACK = -365;
    private static final int USUAL_BEFORE = 4;
    private static final int USUAL_AFTER = 3;
    private static final int MOST_PERIODS = 100;

    private enum Estimator {
        ETWFE,
        GROUP_TIME,
        STACKED
    }

    private final List<Problem> problems;
    private final Periods periods;

    EstimatesReader(List<Problem> problems, Periods periods) {
        this.problems = problems;
        this.periods = periods;
    }

    Estimates read(YamlSection root) {
        var estimates = root.section("estimates");
        if (!estimates.has("primary")) {
            root.fault("estimates.primary", "is missing; exactly one main estimate must be stated");
        }
        var read = new Estimates(
                primary(estimates.section("primary")),
                estimates.texts("also-outcomes", List.of()),
                also(estimates),
                (int) estimates.integer("least-control-practices", 5, 1, 10_000),
                estimates.texts("subgroups", List.of()),
                estimates.integers("first-effect-periods", List.of(0, 1, 2, 3, 4)),
                estimates.range("early-contacts", new PeriodRange(-8, -6)),
                sensitivity(estimates.section("sensitivity")));
        estimates.done();
        return read;
    }

    private static PrimaryEstimate primary(YamlSection main) {
        var primary = new PrimaryEstimate(
                main.text("outcome", ""),
                main.text("effects", "person"),
                main.text("scale", "ratio"),
                main.text("errors", "CR2"));
        main.done();
        return primary;
    }

    private List<FurtherDesign> also(YamlSection estimates) {
        List<FurtherDesign> designs = new ArrayList<>();
        var nodes = estimates.raw("also");
        for (var i = 0; i < nodes.size(); i++) {
            var section = new YamlSection(nodes.path(i), "estimates.also[%d]".formatted(i + 1), problems);
            var design = design(section);
            section.done();
            if (designs.contains(design)) {
                estimates.fault("also", "names one design twice, the second time in line %d".formatted(i + 1));
            } else {
                designs.add(design);
            }
        }
        return designs;
    }

    private static FurtherDesign design(YamlSection section) {
        var isWeighted = section.choice("design", Map.of("roll-out", false, "weighted", true), false);
        return isWeighted ? weighted(section) : rollOut(section);
    }

    private static FurtherDesign weighted(YamlSection section) {
        var targets = Arrays.stream(Target.values()).collect(Collectors.toMap(Target::word, target -> target));
        return new FurtherDesign.Weighted(section.choice("target", targets, Target.OVERLAP));
    }

    private static FurtherDesign rollOut(YamlSection section) {
        var estimators = Map.of(
                "etwfe-poisson", Estimator.ETWFE, "group-time-att", Estimator.GROUP_TIME, "stacked", Estimator.STACKED);
        var estimator = section.choice("estimator", estimators, Estimator.ETWFE);
        var controls = section.choice(
                "controls",
                Map.of("not-yet-treated", Controls.NOT_YET_TREATED, "never-treated", Controls.NEVER_TREATED),
                Controls.NOT_YET_TREATED);
        var before = (int) section.integer("before", USUAL_BEFORE, 1, MOST_PERIODS);
        var after = (int) section.integer("after", USUAL_AFTER, 0, MOST_PERIODS);
        refuseForeign(section, estimator);
        return switch (estimator) {
            case ETWFE -> new FurtherDesign.RollOutEtwfe();
            case GROUP_TIME -> new FurtherDesign.RollOutGroupTime(controls);
            case STACKED -> new FurtherDesign.RollOutStacked(before, after);
        };
    }

    /** Keys of one estimator that another does not have. */
    private static void refuseForeign(YamlSection section, Estimator estimator) {
        if (estimator == Estimator.ETWFE && section.has("controls")) {
            section.fault("controls", "means nothing to etwfe-poisson, whose controls are all not yet treated");
        }
        if (estimator == Estimator.STACKED && section.has("controls")) {
            section.fault("controls", "means nothing to stacked, whose controls begin after the window or never");
        }
        for (var key : List.of("before", "after")) {
            if (estimator != Estimator.STACKED && section.has(key)) {
                section.fault(key, "means nothing without estimator: stacked");
            }
        }
    }

    /** Without a word of the study, a placebo a year back, where the baseline is long enough for it. */
    private Sensitivity sensitivity(YamlSection sensitivity) {
        var read = new Sensitivity(
                (int) sensitivity.integer("placebo-date-days", usualPlacebo(), -3650, 0),
                sensitivity.numbers("honest-did", List.of(0.5, 1.0)),
                sensitivity.texts("negative-controls", List.of()));
        sensitivity.done();
        return read;
    }

    private int usualPlacebo() {
        var usual = new Sensitivity(YEAR_BACK, List.of(), List.of());
        return usual.isPlaceboWithin(periods) ? YEAR_BACK : 0;
    }
}
