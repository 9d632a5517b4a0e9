package org.socialrx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.AttritionStep;

/** The way of the patients from the extract to the comparison. */
final class FlowFigure {
    private final Sheet sheet;

    private FlowFigure(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The figure; empty when no step was released. */
    static Optional<Figure> of(Sheet attrition) {
        return attrition.isEmpty() ? Optional.empty() : Optional.of(new FlowFigure(attrition).figure());
    }

    private Figure figure() {
        return new Figure(
                "flow",
                "",
                claim(),
                "Boxes say who was left, the lines between them what each rule excluded. Controls may stand in several "
                        + "risk sets, and are counted in each. Rounded counts may miss their sum by a few, and a total is the sum of "
                        + "what is shown of its parts.",
                alternative(),
                new FlowDrawing(flows(), Figure.WIDE).svg(),
                new FlowDrawing(flows(), Figure.NARROW).svg(),
                sheet,
                "flow");
    }

    /** How many of those referred and eligible stand in the comparison. */
    String claim() {
        var matched = steps("matched");
        if (matched.size() < 2) {
            return "The last step of the flow is not shown.";
        }
        var before = matched.get(0).count(AttritionStep.REMAINING_COUNT);
        var after = matched.get(matched.size() - 1).count(AttritionStep.REMAINING_COUNT);
        if (before.isEmpty() || after.isEmpty()) {
            return "How many of the referred stand in the comparison is not shown.";
        }
        return "%s of %s eligible referred patients stand in the comparison."
                .formatted(Numerals.count(after), Numerals.count(before));
    }

    private List<Entry> steps(String flow) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(AttritionStep.FLOW, flow))
                .sorted(Comparator.comparingInt(entry -> entry.integer(AttritionStep.STEP_NUMBER)))
                .toList();
    }

    private List<List<Entry>> flows() {
        return List.of(steps("extract"), steps("referred"), steps("control"), steps("matched"));
    }

    private String alternative() {
        var parts = new ArrayList<String>();
        for (var flow : flows()) {
            for (var step : flow) {
                parts.add("%s: %s left, %s excluded"
                        .formatted(
                                step.text(AttritionStep.LABEL),
                                Numerals.count(step.count(AttritionStep.REMAINING_COUNT)),
                                Numerals.count(step.count(AttritionStep.EXCLUDED_COUNT))));
            }
        }
        return "Flow of patients. " + String.join("; ", parts) + ".";
    }
}
