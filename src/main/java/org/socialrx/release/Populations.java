package org.socialrx.release;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.result.Rate;
import org.socialrx.table.Field;

/**
 * Whom each count of each result table counts: the declaration from which shared cells and sums follow.
 *
 * <p>Names are wide on purpose. Two counts are one cell only when they also have the same value, and a wide name then
 * only gives the attacker more to work with.
 */
final class Populations {
    private static final String REFERRED = "referred";
    private static final String MATCHED = "matched";
    private static final String UNMATCHED = "unmatched";
    private static final String CONTROLS = "controls";
    private static final String CANDIDATES = "candidates";
    private static final String CONTACTS = "contacts";
    private static final String BEFORE = "before";
    private static final String PRIMARY = "primary";
    private static final String ROLL_OUT = "roll-out";
    private static final String MATCHED_DESIGN = "-matched";

    private static final Map<String, Function<Line, Counted>> NAMES = names();

    private Populations() {}

    /**
     * Whom a count counts.
     *
     * @throws IllegalStateException if a count of a result table was not declared here
     */
    static Counted of(Line line, Field count) {
        var name = NAMES.get(line.table().name() + "." + count.name());
        if (name == null) {
            throw new IllegalStateException(
                    "No population is declared for %s.%s".formatted(line.table().name(), count.name()));
        }
        return name.apply(line);
    }

    private static Map<String, Function<Line, Counted>> names() {
        var names = new HashMap<String, Function<Line, Counted>>();
        describe(names);
        share(names);
        equity(names);
        match(names);
        effect(names);
        return Map.copyOf(names);
    }

    private static void describe(Map<String, Function<Line, Counted>> names) {
        names.put(
                "characteristic.patient_count",
                line -> level(
                        line,
                        line.text(Characteristic.PATIENT_GROUP),
                        Characteristic.VARIABLE,
                        Characteristic.LEVEL,
                        ""));
        names.put("characteristic.group_count", line -> Counted.everybody(line.text(Characteristic.PATIENT_GROUP)));
        names.put("rate.patient_count", line -> level(line, line.text(Rate.STATE), Rate.VARIABLE, Rate.LEVEL, ""));
        names.put("attrition_step.remaining_count", line -> Counted.everybody(flow(line)));
        names.put(
                "attrition_step.excluded_count",
                line -> isLastStep(line)
                        ? Counted.everybody(UNMATCHED)
                        : new Counted(flow(line) + " excluded", "step", line.text(AttritionStep.STEP_NUMBER), ""));
    }

    private static void share(Map<String, Function<Line, Counted>> names) {
        names.put("group_share.item_count", SharePopulations::item);
        names.put("group_share.base_count", SharePopulations::base);
    }

    private static void equity(Map<String, Function<Line, Counted>> names) {
        names.put(
                "equity_ratio.observed_count",
                line -> level(
                        line,
                        line.text(EquityRatio.MEASURE).equals("declined") ? "declined" : REFERRED,
                        EquityRatio.VARIABLE,
                        EquityRatio.LEVEL,
                        line.text(EquityRatio.MEASURE)));
        names.put(
                "equity_ratio.base_count",
                line -> level(
                        line,
                        line.text(EquityRatio.MEASURE).equals("declined") ? Nesting.ANSWERED : Nesting.DESCRIBED,
                        EquityRatio.VARIABLE,
                        EquityRatio.LEVEL,
                        line.text(EquityRatio.MEASURE)));
        names.put(
                "completeness_spread.practice_count",
                line -> new Counted(
                        "practices",
                        line.text(CompletenessSpread.VARIABLE),
                        line.text(CompletenessSpread.YEAR),
                        "each its own"));
        names.put(
                "predictor.referred_count",
                line -> level(line, REFERRED, Predictor.VARIABLE, Predictor.LEVEL, "predictor"));
        names.put(
                "practice_share.referred_count",
                line -> new Counted(REFERRED, "practice", line.text(PracticeShare.PRACTICE_NUMBER), ""));
    }

    private static void match(Map<String, Function<Line, Counted>> names) {
        names.put("match_loss.referred_count", line -> loss(line, REFERRED));
        names.put("match_loss.matched_count", line -> loss(line, of(line, MatchLoss.DESIGN, MATCHED)));
        names.put("match_loss.unmatched_count", line -> loss(line, of(line, MatchLoss.DESIGN, UNMATCHED)));
        names.put("covariate_balance.treated_count", line -> Counted.everybody(arm(line, true)));
        names.put("covariate_balance.control_count", line -> Counted.everybody(arm(line, false)));
        names.put("covariate_balance.treated_level_count", line -> covariate(line, arm(line, true)));
        names.put("covariate_balance.control_level_count", line -> covariate(line, arm(line, false)));
        names.put("code_balance.treated_count", line -> Counted.everybody(arm(line, true)));
        names.put("code_balance.control_count", line -> Counted.everybody(arm(line, false)));
        names.put("overlap.treated_count", line -> band(line, arm(line, true)));
        names.put("overlap.control_count", line -> band(line, arm(line, false)));
        names.put("propensity_term.treated_count", line -> term(REFERRED, line.text(PropensityTerm.TERM), ""));
    }

    private static void effect(Map<String, Function<Line, Counted>> names) {
        names.put("estimate.treated_count", line -> subgroup(line, analysed(line, MATCHED)));
        names.put("estimate.control_count", line -> subgroup(line, analysed(line, CONTROLS)));
        names.put("estimate.event_count", line -> subgroup(line, contacts(line)));
        names.put(
                "estimate.cluster_count",
                line -> new Counted(
                        "practices", line.text(Estimate.SUBGROUP), line.text(Estimate.LEVEL), "each its own"));
        names.put("event_time.treated_count", line -> Counted.everybody(of(line, EventTime.DESIGN, MATCHED)));
        names.put("event_time.control_count", line -> Counted.everybody(of(line, EventTime.DESIGN, CONTROLS)));
        names.put("arm_rate.candidate_count", line -> Counted.everybody(inArm(line, ArmRate.DESIGN, ArmRate.ARM)));
        names.put(
                "arm_rate.event_count",
                line -> new Counted(
                        CONTACTS + " " + line.text(ArmRate.OUTCOME) + " " + line.text(ArmRate.ARM),
                        "period",
                        line.text(ArmRate.PERIOD),
                        line.text(ArmRate.DESIGN)));
        names.put(
                "diagnostic.candidate_count",
                line -> new Counted(
                        "checked", line.text(Diagnostic.DIAGNOSTIC), line.text(Diagnostic.SUBJECT), "each its own"));
        names.put(
                "leaving.candidate_count",
                line -> new Counted(
                        inArm(line, Leaving.DESIGN, Leaving.ARM),
                        "reason",
                        line.text(Leaving.REASON),
                        line.text(Leaving.DESIGN)));
        names.put("leaving.arm_count", line -> Counted.everybody(inArm(line, Leaving.DESIGN, Leaving.ARM)));
    }

    private static Counted level(Line line, String population, Field variable, Field level, String within) {
        return new Counted(population, line.text(variable), line.text(level), within);
    }

    private static Counted loss(Line line, String population) {
        return level(line, population, MatchLoss.VARIABLE, MatchLoss.LEVEL, line.text(MatchLoss.DESIGN));
    }

    private static Counted subgroup(Line line, String population) {
        var within = line.text(Estimate.ANALYSIS) + "/" + line.text(Estimate.OUTCOME) + "/" + line.text(Estimate.SCALE);
        return level(line, population, Estimate.SUBGROUP, Estimate.LEVEL, within);
    }

    private static Counted covariate(Line line, String population) {
        return term(population, line.text(CovariateBalance.COVARIATE), line.text(CovariateBalance.DESIGN));
    }

    /** {@code sex=female} is level female of sex; {@code depression} alone is its level yes. */
    private static Counted term(String population, String term, String within) {
        int equals = term.indexOf('=');
        return equals < 0
                ? new Counted(population, term, "yes", within)
                : new Counted(population, term.substring(0, equals), term.substring(equals + 1), within);
    }

    private static Counted band(Line line, String population) {
        return new Counted(population, "score", line.text(Overlap.SCORE_LOW), line.text(Overlap.DESIGN));
    }

    private static String arm(Line line, boolean isTreated) {
        boolean isBefore = line.text(CovariateBalance.SAMPLE).equals(BEFORE);
        if (isBefore) {
            return isTreated ? REFERRED : CANDIDATES;
        }
        return of(line, CovariateBalance.DESIGN, isTreated ? MATCHED : CONTROLS);
    }

    /** The matched of another design are other people than those of the primary one. */
    private static String of(Line line, Field design, String population) {
        return ofDesign(line.text(design), population);
    }

    private static String analysed(Line line, String population) {
        var analysis = line.text(Estimate.ANALYSIS);
        if (analysis.startsWith(ROLL_OUT)) {
            return "registered " + (population.equals(MATCHED) ? "where referral began" : "where it did not");
        }
        return analysis.endsWith(MATCHED_DESIGN)
                ? ofDesign(analysis.substring(0, analysis.length() - MATCHED_DESIGN.length()), population)
                : population;
    }

    /** Everybody registered has other contacts than the candidates. */
    private static String contacts(Line line) {
        var contacts = CONTACTS + " " + line.text(Estimate.OUTCOME);
        return line.text(Estimate.ANALYSIS).startsWith(ROLL_OUT) ? contacts + " of everybody registered" : contacts;
    }

    private static String ofDesign(String design, String population) {
        return design.equals(PRIMARY) ? population : population + " " + design;
    }

    private static String inArm(Line line, Field design, Field arm) {
        return of(line, design, line.text(arm).equals(REFERRED) ? MATCHED : CONTROLS);
    }

    /** The flow of the matched begins with those referred and eligible, and ends with those in the comparison. */
    private static String flow(Line line) {
        return switch (line.text(AttritionStep.FLOW)) {
            case "control" -> CANDIDATES;
            case MATCHED -> isLastStep(line) ? MATCHED : REFERRED;
            default -> line.text(AttritionStep.FLOW);
        };
    }

    private static boolean isLastStep(Line line) {
        return line.text(AttritionStep.FLOW).equals(MATCHED)
                && line.text(AttritionStep.STEP).equals(MATCHED);
    }
}
