package org.socialrx.study;

import java.util.List;

/**
 * One study: the whole analysis, one home for each choice.
 *
 * @param name name of the study's tables, kebab-case
 * @param question the question it asks, title of the report
 * @param dataWindow days whose records are used at all
 * @param indexWindow days on which an index date may fall
 * @param source what was delivered
 * @param eligibility rules a candidate keeps, in the order of the attrition table
 * @param exposure what counts as social prescribing
 * @param controls who may be a control
 * @param periods the time around the index date
 * @param covariates what goes into the propensity score
 * @param propensity the propensity model
 * @param matching how controls are matched
 * @param outcomes ways to count contacts
 * @param estimates what is estimated
 * @param describe how people are described
 * @param disclosure disclosure profile
 * @param seed seed of every random draw
 * @param simulation the extract a demonstration study simulates
 */
public record Study(
        String name,
        String question,
        DateWindow dataWindow,
        DateWindow indexWindow,
        SourceSettings source,
        List<EligibilityRule> eligibility,
        Exposure exposure,
        ControlRules controls,
        Periods periods,
        Covariates covariates,
        PropensityRules propensity,
        MatchingRules matching,
        List<Outcome> outcomes,
        Estimates estimates,
        DescribeRules describe,
        String disclosure,
        long seed,
        Simulation simulation) {
    public Study {
        eligibility = List.copyOf(eligibility);
        outcomes = List.copyOf(outcomes);
    }

    /** Characteristics by which people are described. */
    public List<String> describeBy() {
        return describe.by();
    }

    /** Code lists whose entries outcomes count. */
    public List<String> outcomeLists() {
        return outcomes.stream()
                .map(Outcome::codelist)
                .filter(list -> !list.isEmpty())
                .distinct()
                .toList();
    }

    /** The outcome of that name. */
    public Outcome outcome(String outcomeName) {
        return outcomes.stream()
                .filter(outcome -> outcome.name().equals(outcomeName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No outcome %s".formatted(outcomeName)));
    }

    /** One section as a text that is equal exactly when the section is; defaults are written out. */
    public String canonical(Section section) {
        return section
                + "="
                + switch (section) {
                    case STUDY -> name + " " + question;
                    case DATA_WINDOW -> dataWindow;
                    case INDEX_WINDOW -> indexWindow;
                    case SOURCE -> source;
                    case ELIGIBILITY -> eligibility;
                    case EXPOSURE -> exposure;
                    case CONTROLS -> controls;
                    case PERIODS -> periods;
                    case COVARIATES -> covariates;
                    case PROPENSITY -> propensity;
                    case MATCHING -> matching;
                    case OUTCOMES -> outcomes;
                    case ESTIMATES -> estimates;
                    case DESCRIBE -> describe;
                    case DISCLOSURE -> disclosure;
                    case SEED -> seed;
                    case SIMULATION -> simulation;
                };
    }

    /** A part of the study file; a job says which it reads, and a change elsewhere leaves its tables valid. */
    public enum Section {
        STUDY,
        DATA_WINDOW,
        INDEX_WINDOW,
        SOURCE,
        ELIGIBILITY,
        EXPOSURE,
        CONTROLS,
        PERIODS,
        COVARIATES,
        PROPENSITY,
        MATCHING,
        OUTCOMES,
        ESTIMATES,
        DESCRIBE,
        DISCLOSURE,
        SEED,
        SIMULATION
    }
}
