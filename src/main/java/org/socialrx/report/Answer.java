package org.socialrx.report;

import java.util.Optional;
import java.util.stream.Stream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.study.Study;

/**
 * The answer to the study's question: one number and a sentence that claims no more than the number does.
 *
 * @param verdict which rule spoke
 * @param number the number in large type, empty when there is none to show
 * @param sentence what it means
 * @param design how it was computed, in small print
 * @param key which row it is
 */
record Answer(Verdict verdict, String number, String sentence, String design, String key) {

    /** What the numbers allow to say. */
    enum Verdict {
        /** The main estimate is not in the release. */
        MISSING,
        /** The main estimate was suppressed. */
        SUPPRESSED,
        /** There is no main estimate. */
        FAILED,
        /** The effect still changes over the effect periods. */
        NOT_SETTLED,
        /** The interval holds no change. */
        NO_CHANGE_SHOWN,
        /** Fewer contacts. */
        FEWER,
        /** More contacts. */
        MORE;

        /** Whether the number may be read as an effect or as its absence. */
        boolean isAnswer() {
            return this == NO_CHANGE_SHOWN || this == FEWER || this == MORE;
        }
    }

    /** Applies the rules to the released estimates and checks. */
    static Answer of(Study study, Sheet estimates, Sheet diagnostics) {
        var main = estimates.entries().stream()
                .filter(entry -> entry.isTrue(Estimate.IS_PRIMARY))
                .findFirst();
        if (main.isEmpty()) {
            return new Answer(Verdict.MISSING, "", "The release holds no main estimate.", "", "");
        }
        var entry = main.get();
        var key = "analysis=%s outcome=%s scale=%s"
                .formatted(entry.text(Estimate.ANALYSIS), entry.text(Estimate.OUTCOME), entry.text(Estimate.SCALE));
        var design = new Design(study, entry).words();
        if (entry.isSuppressed(Estimate.ESTIMATE)) {
            var sentence = "The answer is not shown: it rests on too few patients to be released.";
            return new Answer(Verdict.SUPPRESSED, "", sentence, design, key);
        }
        var effect = Effect.of(entry);
        if (effect.isEmpty()) {
            return new Answer(Verdict.FAILED, "", failure(entry), design, key);
        }
        var other = otherScale(estimates, entry).flatMap(Effect::of);
        var untested =
                isPlateauTested(diagnostics, entry) ? "" : " Whether the effect has settled could not be tested.";
        var unsettled = unsettled(diagnostics, entry);
        if (unsettled.isPresent()) {
            var sentence = notSettled(study, entry, effect.get(), unsettled.get());
            return new Answer(Verdict.NOT_SETTLED, number(effect.get()), sentence, design, key);
        }
        var sentence = settled(study, entry, effect.get(), other) + untested;
        return new Answer(verdict(effect.get()), number(effect.get()), sentence, design, key);
    }

    private static Verdict verdict(Effect effect) {
        if (effect.holdsNoChange()) {
            return Verdict.NO_CHANGE_SHOWN;
        }
        return effect.isFewer() ? Verdict.FEWER : Verdict.MORE;
    }

    private static String number(Effect effect) {
        return effect.text(effect.value());
    }

    private static String failure(Entry entry) {
        var reason = entry.textOrEmpty(Estimate.FAILURE);
        return reason.isBlank()
                ? "There is no answer: the main estimate could not be computed."
                : "There is no answer: the main estimate could not be computed (%s).".formatted(reason);
    }

    private static Optional<Entry> otherScale(Sheet estimates, Entry main) {
        return estimates.entries().stream()
                .filter(entry -> entry.has(Estimate.ANALYSIS, main.text(Estimate.ANALYSIS)))
                .filter(entry -> entry.has(Estimate.OUTCOME, main.text(Estimate.OUTCOME)))
                .filter(entry -> entry.has(Estimate.SUBGROUP, main.text(Estimate.SUBGROUP)))
                .filter(entry -> !entry.has(Estimate.SCALE, main.text(Estimate.SCALE)))
                .findFirst();
    }

    /** The plateau test of the main outcome, when it does not pass. */
    private static Optional<Entry> unsettled(Sheet diagnostics, Entry main) {
        return plateau(diagnostics, main)
                .filter(entry -> entry.has(Diagnostic.VERDICT, "warn") || entry.has(Diagnostic.VERDICT, "fail"))
                .findFirst();
    }

    private static boolean isPlateauTested(Sheet diagnostics, Entry main) {
        return plateau(diagnostics, main).anyMatch(entry -> !entry.has(Diagnostic.VERDICT, "note"));
    }

    private static Stream<Entry> plateau(Sheet diagnostics, Entry main) {
        var outcome = main.text(Estimate.OUTCOME);
        return diagnostics.entries().stream()
                .filter(entry -> entry.text(Diagnostic.DIAGNOSTIC).startsWith("plateau"))
                .filter(entry -> entry.has(Diagnostic.OUTCOME, outcome) || entry.has(Diagnostic.OUTCOME, "all"));
    }

    private static String notSettled(Study study, Entry main, Effect effect, Entry plateau) {
        var p = plateau.number(Diagnostic.P_VALUE);
        var test = p.isPresent() ? " (plateau test, %s)".formatted(Numerals.probability(p.getAsDouble())) : "";
        return ("The effect is not settled: the difference between the referred and their controls still changes "
                        + "between the earlier and the later effect periods%s. Over %s the ratio to %s is %s "
                        + "(95 %% CI), but it mixes a fading crisis with any effect and should not be read as one.")
                .formatted(test, Design.months(study), expected(study, main), effect.withInterval());
    }

    private static String settled(Study study, Entry main, Effect effect, Optional<Effect> other) {
        var statement = effect.isRatio() ? ratio(study, main, effect) : difference(study, main, effect);
        var aside = other.map(Answer::aside).orElse("");
        if (!effect.holdsNoChange()) {
            return statement + aside + ".";
        }
        return "No change was shown: " + statement + aside + ". " + excluded(effect);
    }

    private static String ratio(Study study, Entry main, Effect effect) {
        return "over %s the referred had %s times %s (95 %% CI %s to %s)"
                .formatted(
                        Design.months(study),
                        number(effect),
                        expected(study, main),
                        effect.text(effect.low()),
                        effect.text(effect.high()));
    }

    private static String difference(Study study, Entry main, Effect effect) {
        return "over %s the referred had %s than %s, a patient and year (95 %% CI %s)"
                .formatted(
                        Design.months(study),
                        moreOrFewer(effect, effect.value()),
                        expected(study, main),
                        range(effect));
    }

    private static String aside(Effect other) {
        return other.isRatio()
                ? ", or %s times as many (%s to %s)"
                        .formatted(other.text(other.value()), other.text(other.low()), other.text(other.high()))
                : ", or %s contacts a patient-year (%s)".formatted(moreOrFewer(other, other.value()), range(other));
    }

    /** What the interval rules out, on either side. */
    private static String excluded(Effect effect) {
        return effect.isRatio()
                ? "The data exclude more than %s fewer and more than %s more contacts."
                        .formatted(Numerals.percent(1 - effect.low()), Numerals.percent(effect.high() - 1))
                : "The data exclude more than %s and more than %s contacts a patient-year."
                        .formatted(moreOrFewer(effect, effect.low()), moreOrFewer(effect, effect.high()));
    }

    private static String range(Effect effect) {
        boolean isOneSided = effect.low() > 0 == effect.high() > 0;
        if (!isOneSided) {
            return "%s to %s".formatted(moreOrFewer(effect, effect.low()), moreOrFewer(effect, effect.high()));
        }
        double near = Math.min(Math.abs(effect.low()), Math.abs(effect.high()));
        double far = Math.max(Math.abs(effect.low()), Math.abs(effect.high()));
        return "%s to %s".formatted(effect.text(near), moreOrFewer(effect, Math.copySign(far, effect.low())));
    }

    private static String moreOrFewer(Effect effect, double difference) {
        return effect.text(Math.abs(difference)) + (difference < 0 ? " fewer" : " more");
    }

    private static String expected(Study study, Entry main) {
        return "the %s expected from their matched controls"
                .formatted(study.outcome(main.text(Estimate.OUTCOME)).label());
    }
}
