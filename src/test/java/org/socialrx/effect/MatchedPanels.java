package org.socialrx.effect;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.socialrx.Rows;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;

/** Candidates with their panels and sets, drawn by hand; everybody is indexed on the same day. */
final class MatchedPanels {
    static final LocalDate INDEX = LocalDate.of(2017, 6, 1);

    private final int lengthDays;
    private final Rows members = Rows.of(CohortMember.TABLE);
    private final Rows covariates = Rows.of(CandidateCovariate.TABLE);
    private final Rows panels = Rows.of(CandidateHistory.TABLE);
    private final Rows sets = Rows.of(MatchedSet.TABLE);
    private final Rows scores = Rows.of(PropensityScore.TABLE);

    MatchedPanels(Study study) {
        this.lengthDays = study.periods().lengthDays();
    }

    /** Everything of one candidate; what is not said is ordinary. */
    static final class Candidate {
        private final String practice;
        private final String patient;
        private final boolean isReferred;
        private String set = "";
        private String design = "primary";
        private double weight = 1;
        private double score = 0.5;
        private String sex = "female";
        private String homelessness = "by none";
        private String exit = "end-of-data";
        private LocalDate observedTo = LocalDate.of(2020, 1, 31);
        private @Nullable LocalDate ownReferral;
        private int[] counts = {};
        private int[] days = {};
        private int @Nullable [] censoredDays;

        private Candidate(String practice, String patient, boolean isReferred) {
            this.practice = practice;
            this.patient = patient;
            this.isReferred = isReferred;
            this.ownReferral = isReferred ? INDEX : null;
        }

        static Candidate referred(String practice, String patient) {
            return new Candidate(practice, patient, true);
        }

        static Candidate control(String practice, String patient) {
            return new Candidate(practice, patient, false);
        }

        Candidate in(String newSet, double newWeight) {
            set = newSet;
            weight = newWeight;
            return this;
        }

        /** Propensity score of the named model. */
        Candidate score(double newScore) {
            score = newScore;
            return this;
        }

        Candidate of(String newDesign) {
            design = newDesign;
            return this;
        }

        Candidate sex(String newSex) {
            sex = newSex;
            return this;
        }

        Candidate homeless(String level) {
            homelessness = level;
            return this;
        }

        Candidate contacts(int... newCounts) {
            counts = newCounts;
            return this;
        }

        Candidate days(int... newDays) {
            days = newDays;
            return this;
        }

        Candidate censoredDays(int... newDays) {
            censoredDays = newDays;
            return this;
        }

        Candidate left(String reason, LocalDate day) {
            exit = reason;
            observedTo = day;
            return this;
        }

        String patient() {
            return patient;
        }

        boolean isReferred() {
            return isReferred;
        }

        double weight() {
            return weight;
        }

        int[] counts() {
            return counts.clone();
        }

        int[] days() {
            return days.clone();
        }

        Candidate referredOn(LocalDate day) {
            ownReferral = day;
            return this;
        }
    }

    MatchedPanels add(Candidate candidate, String... outcomes) {
        var days = candidate.days.length > 0 ? candidate.days : full(candidate.counts.length);
        var censored = candidate.censoredDays == null ? days : candidate.censoredDays;
        member(candidate);
        covariate(candidate);
        score(candidate);
        panel(candidate, outcomes.length > 0 ? List.of(outcomes) : List.of("gp-day"), days, censored);
        if (!candidate.set.isEmpty()) {
            set(candidate);
        }
        return this;
    }

    private int[] full(int periods) {
        var days = new int[periods];
        Arrays.fill(days, lengthDays);
        return days;
    }

    private void member(Candidate candidate) {
        members.row(
                CohortMember.PRACTICE_ID,
                candidate.practice,
                CohortMember.PATIENT_ID,
                candidate.patient,
                CohortMember.INDEX_DATE,
                Date.valueOf(INDEX),
                CohortMember.IS_REFERRED,
                candidate.isReferred,
                CohortMember.INDEX_QUARTER,
                69,
                CohortMember.SEX,
                candidate.sex,
                CohortMember.BIRTH_YEAR,
                1960,
                CohortMember.AGE_YEARS,
                57,
                CohortMember.OBSERVED_FROM,
                "2015-02-01",
                CohortMember.OBSERVED_TO,
                Date.valueOf(candidate.observedTo),
                CohortMember.EXIT_REASON,
                candidate.exit,
                CohortMember.OWN_REFERRAL_DATE,
                candidate.ownReferral == null ? null : Date.valueOf(candidate.ownReferral));
    }

    private void covariate(Candidate candidate) {
        covariates.row(
                CandidateCovariate.PRACTICE_ID,
                candidate.practice,
                CandidateCovariate.PATIENT_ID,
                candidate.patient,
                CandidateCovariate.INDEX_DATE,
                Date.valueOf(INDEX),
                CandidateCovariate.IS_REFERRED,
                candidate.isReferred,
                CandidateCovariate.INDEX_QUARTER,
                69,
                CandidateCovariate.SEX,
                candidate.sex,
                CandidateCovariate.AGE_YEARS,
                57,
                CandidateCovariate.ETHNICITY,
                "white",
                CandidateCovariate.HOMELESSNESS,
                candidate.homelessness,
                CandidateCovariate.CONDITIONS,
                List.of());
    }

    /** A score of the named model; that of the wide one is far off, so that taking it shows. */
    private void score(Candidate candidate) {
        for (var design : List.of("primary", "wide")) {
            double score = design.equals("primary") ? candidate.score : 1 - candidate.score / 2;
            scores.row(
                    PropensityScore.DESIGN,
                    design,
                    PropensityScore.PRACTICE_ID,
                    candidate.practice,
                    PropensityScore.PATIENT_ID,
                    candidate.patient,
                    PropensityScore.INDEX_DATE,
                    Date.valueOf(INDEX),
                    PropensityScore.IS_REFERRED,
                    candidate.isReferred,
                    PropensityScore.LOGIT,
                    Math.log(score / (1 - score)),
                    PropensityScore.SCORE,
                    score);
        }
    }

    private void panel(Candidate candidate, List<String> outcomes, int[] days, int[] censored) {
        var counts = Arrays.stream(candidate.counts).boxed().toList();
        var censoredCounts = new Integer[censored.length];
        for (var period = 0; period < censored.length; period++) {
            censoredCounts[period] = censored[period] > 0 ? candidate.counts[period] : 0;
        }
        panels.row(
                CandidateHistory.PRACTICE_ID,
                candidate.practice,
                CandidateHistory.PATIENT_ID,
                candidate.patient,
                CandidateHistory.INDEX_DATE,
                Date.valueOf(INDEX),
                CandidateHistory.EVENT_COUNTS,
                byOutcome(outcomes, counts),
                CandidateHistory.PERSON_DAYS,
                Arrays.stream(days).boxed().toList(),
                CandidateHistory.CENSORED_EVENT_COUNTS,
                byOutcome(outcomes, List.of(censoredCounts)),
                CandidateHistory.CENSORED_PERSON_DAYS,
                Arrays.stream(censored).boxed().toList());
    }

    private static Map<String, List<Integer>> byOutcome(List<String> outcomes, List<Integer> counts) {
        return outcomes.stream().collect(Collectors.toMap(outcome -> outcome, outcome -> counts));
    }

    /** Puts a candidate who is already there into a set of another design. */
    MatchedPanels match(Candidate candidate, String design) {
        set(candidate.of(design));
        return this;
    }

    private void set(Candidate candidate) {
        sets.row(
                MatchedSet.DESIGN, candidate.design,
                MatchedSet.PRACTICE_ID, candidate.practice,
                MatchedSet.PATIENT_ID, candidate.patient,
                MatchedSet.INDEX_DATE, Date.valueOf(INDEX),
                MatchedSet.SET_ID, candidate.set,
                MatchedSet.IS_REFERRED, candidate.isReferred,
                MatchedSet.WEIGHT, candidate.weight,
                MatchedSet.ROUND, candidate.isReferred ? 0 : 1,
                MatchedSet.DISTANCE, 0.0);
    }

    EffectInputs inputs() {
        return new EffectInputs(
                members.dataset(), covariates.dataset(), panels.dataset(), sets.dataset(), scores.dataset());
    }

    /** A study of sixteen periods, one outcome and the lines given beside. */
    static Study study(String... lines) {
        return study("periods: {baseline: [-8, -3], left-out: [-2, 1], effect: [2, 7]}", lines);
    }

    /** A study of four periods: -2 before, 1 after, -1 and 0 left out. */
    static Study shortStudy(String... lines) {
        return study("periods: {baseline: [-2, -2], left-out: [-1, 0], effect: [1, 1]}", lines);
    }

    private static Study study(String periods, String... lines) {
        var text = List.of(
                "study: test",
                "question: Did contacts change?",
                "data-window: {from: 2015-02-01, to: 2020-01-31}",
                "source: {layout: aurum, deprivation: {column: e2019_imd_10, one-is: least-deprived}}",
                periods,
                "seed: 7");
        var all = new ArrayList<>(text);
        Collections.addAll(all, lines);
        return StudyReader.read("test.yaml", String.join("\n", all));
    }
}
