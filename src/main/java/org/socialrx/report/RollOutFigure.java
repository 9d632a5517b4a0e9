package org.socialrx.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;

/**
 * Another question on an axis of its own: what changed for everybody registered once their practice began to refer.
 *
 * @param estimates every released estimate
 * @param diagnostics every released check
 */
record RollOutFigure(Sheet estimates, Sheet diagnostics) {
    private static final String MAIN = "roll-out-etwfe";
    private static final String SECOND = "roll-out-group-time";

    /** The figure; empty when the study asks no such question or no ratio was released. */
    Optional<Figure> figure() {
        return new ForestFigure(
                        "roll_out",
                        "Rate ratio of everybody registered, logarithmic axis of its own",
                        claim(),
                        reading(),
                        ratios(),
                        entry -> entry.text(Estimate.LABEL))
                .figure();
    }

    /** Why there is no figure although the study asks for one; empty when it does not. */
    Optional<String> absence() {
        var asked = ratios().entries();
        if (asked.isEmpty() || figure().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(asked.stream()
                .map(entry -> entry.textOrEmpty(Estimate.FAILURE))
                .filter(reason -> !reason.isBlank())
                .findFirst()
                .map("The practices could not be compared by when they began to refer: %s."::formatted)
                .orElse("The comparison of practices by when they began to refer rests on too few to be shown."));
    }

    /** What the interval of the extended model allows to say, and whether the second estimator agrees. */
    String claim() {
        var main = effect(MAIN);
        if (main.isEmpty()) {
            return "The extended model of the practices' beginnings has no estimate to show.";
        }
        var statement = main.get().holdsNoChange()
                ? "No change was shown among everybody registered once their practice had begun to refer: %s times the contacts."
                : "Everybody registered had %s times the contacts expected once their practice had begun to refer.";
        return statement.formatted(main.get().withInterval()) + second(main.get());
    }

    private String second(Effect main) {
        var second = effect(SECOND);
        if (second.isEmpty()) {
            return "";
        }
        boolean agrees = second.get().low() <= main.value()
                && main.value() <= second.get().high();
        return agrees
                ? ""
                : " Group-time effects, in which every practice counts alike, say otherwise: %s."
                        .formatted(second.get().withInterval());
    }

    /** What it is, how diluted, and what could have been found. */
    String reading() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Another question than the main one: practice-level intention to treat. Every registered patient counts,"
                        + " referred or not, and practices that had not begun are the controls.");
        uptake().ifPresent(sentences::add);
        detectable().ifPresent(sentences::add);
        if (ratios().entries().stream().anyMatch(entry -> entry.isTrue(Estimate.IS_NAIVE))) {
            sentences.add("Orange: the plain two-way model, which takes practices that began long ago as controls and"
                    + " is wrong when effects grow.");
        }
        return String.join(" ", sentences);
    }

    private Optional<String> uptake() {
        return diagnostics.entries().stream()
                .filter(entry -> entry.has(Diagnostic.DIAGNOSTIC, "roll-out-uptake"))
                .map(entry -> entry.number(Diagnostic.VALUE))
                .filter(share -> share.isPresent())
                .map(share -> "%s of them were referred, which dilutes any effect."
                        .formatted(Numerals.percent(share.getAsDouble())))
                .findFirst();
    }

    private Optional<String> detectable() {
        return row(MAIN)
                .filter(entry -> entry.number(Estimate.SMALLEST_DETECTABLE).isPresent())
                .map(entry -> "A ratio nearer 1 than %s is found here with less than 80 %% power."
                        .formatted(Numerals.ratio(
                                entry.number(Estimate.SMALLEST_DETECTABLE).getAsDouble(),
                                entry.number(Estimate.STD_ERROR))));
    }

    private Optional<Effect> effect(String analysis) {
        return row(analysis).flatMap(Effect::of);
    }

    private Optional<Entry> row(String analysis) {
        return ratios().entries().stream()
                .filter(entry -> entry.has(Estimate.ANALYSIS, analysis))
                .findFirst();
    }

    private Sheet ratios() {
        return estimates.where(entry -> entry.has(Estimate.SCALE, "ratio") && Place.of(entry) == Place.ROLL_OUT);
    }
}
