package org.socialrx.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.socialrx.Rows;
import org.socialrx.SharedSpark;
import org.socialrx.codelist.CodeLists;
import org.socialrx.ledger.RunRecord;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortStep;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.study.StudyReader;
import org.socialrx.table.Table;

class MatchControlsTest {
    private static final String TEXT = """
            study: test
            question: Did contacts change?
            data-window: {from: 2015-02-01, to: 2020-01-31}
            source: {layout: aurum, deprivation: {column: e2019_imd_10, one-is: least-deprived}}
            periods: {baseline: [-3, -2], left-out: [-1, 0], effect: [1, 1]}
            outcomes: [{name: gp-day, measure: day}]
            estimates: {primary: {outcome: gp-day}, early-contacts: [-8, -3]}
            covariates: {demographic: [age-years], conditions: []}
            propensity: {effects: [practice]}
            seed: 7
            """;
    private static final Study STUDY = StudyReader.read("test.yaml", TEXT);

    private final Rows candidates = Rows.of(CandidateCovariate.TABLE)
            .always(CandidateCovariate.PRACTICE_ID, "1")
            .always(CandidateCovariate.INDEX_DATE, "2018-05-01")
            .always(CandidateCovariate.SEX, "female")
            .always(CandidateCovariate.ETHNICITY, "white")
            .always(CandidateCovariate.HOMELESSNESS, "by none")
            .always(CandidateCovariate.INDEX_QUARTER, 73)
            .always(CandidateCovariate.CONDITIONS, List.of());
    private final Rows codes = Rows.of(CandidateCode.TABLE)
            .always(CandidateCode.PRACTICE_ID, "1")
            .always(CandidateCode.INDEX_DATE, "2018-05-01");
    private final Rows scores = Rows.of(PropensityScore.TABLE)
            .always(PropensityScore.DESIGN, "primary")
            .always(PropensityScore.PRACTICE_ID, "1")
            .always(PropensityScore.INDEX_DATE, "2018-05-01")
            .always(PropensityScore.LOGIT, -1.0)
            .always(PropensityScore.SCORE, 0.3);
    private final Rows panels = Rows.of(CandidateHistory.TABLE)
            .always(CandidateHistory.PRACTICE_ID, "1")
            .always(CandidateHistory.INDEX_DATE, "2018-05-01")
            .always(CandidateHistory.PERSON_DAYS, List.of(91, 91, 91, 91, 91))
            .always(CandidateHistory.CENSORED_PERSON_DAYS, List.of(91, 91, 91, 91, 91))
            .always(CandidateHistory.CENSORED_EVENT_COUNTS, Map.of());
    private final Rows steps = Rows.of(CohortStep.TABLE)
            .always(AttritionStep.FLOW, "extract")
            .always(AttritionStep.STEP_NUMBER, 1)
            .always(AttritionStep.STEP, "cohort")
            .always(AttritionStep.LABEL, "In the extract")
            .always(AttritionStep.UNIT, "patients")
            .always(AttritionStep.REMAINING_COUNT, 90L)
            .always(AttritionStep.EXCLUDED_COUNT, 0L);
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void clear() {
        SharedSpark.session().catalog().clearCache();
    }

    @Test
    void designs_matched_on_the_past_stand_beside_the_primary_one_in_every_table() {
        var random = new Random(5);
        for (int n = 0; n < 90; n++) {
            boolean isReferred = n % 3 == 0;
            candidate("p" + n, isReferred, random.nextInt(isReferred ? 6 : 5), random.nextInt(4));
        }

        var tables = run();
        for (var rows : ofDesigns(tables)) {
            assertThat(designs(rows)).containsExactly("early-contacts", "primary", "trajectory");
        }
        assertThat(said).isEmpty();
        assertThat(flow(tables)).isEqualTo(List.of("cohort", "eligible", "matched"));
        assertThatTheLastStepAddsUp(tables);
    }

    @Test
    void a_design_whose_model_cannot_be_fitted_has_no_sets_and_the_others_go_on() {
        for (int n = 0; n < 30; n++) {
            boolean isReferred = n % 3 == 0;
            candidate("p" + n, isReferred, 2, isReferred ? 7 : 1);
        }

        for (var rows : ofDesigns(run())) {
            assertThat(designs(rows)).containsExactly("early-contacts", "primary");
        }
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("no sets of the design trajectory: propensity cannot be fitted: Separation");
    }

    @Test
    void the_scores_of_a_wide_model_give_a_design_of_their_own_and_both_are_compared_in_every_code() {
        var random = new Random(5);
        for (int n = 0; n < 90; n++) {
            boolean isReferred = n % 3 == 0;
            candidate("p" + n, isReferred, random.nextInt(isReferred ? 6 : 5), random.nextInt(4));
            scores.row(
                    PropensityScore.DESIGN,
                    "wide",
                    PropensityScore.PATIENT_ID,
                    "p" + n,
                    PropensityScore.IS_REFERRED,
                    isReferred,
                    PropensityScore.LOGIT,
                    random.nextDouble());
            codes.row(
                    CandidateCode.PATIENT_ID,
                    "p" + n,
                    CandidateCode.IS_REFERRED,
                    isReferred,
                    CandidateCode.CODES,
                    random.nextInt(isReferred ? 2 : 4) == 0 ? List.of("snomed 1", "snomed 2") : List.of("snomed 2"));
        }

        var tables = run(StudyReader.read("test.yaml", TEXT.replace("[practice]}", "[practice], wide: {}}")));

        for (var rows : ofDesigns(tables)) {
            assertThat(designs(rows)).containsExactly("early-contacts", "primary", "trajectory", "wide");
        }
        var compared = rows(tables, CodeBalance.TABLE);
        assertThat(designs(compared)).containsExactly("primary", "wide");
        assertThat(compared.where("code_count = 1 AND mean_size = largest_size").count())
                .as("everybody has the second code: there is nothing to compare in it")
                .isEqualTo(4);
    }

    private void candidate(String id, boolean isReferred, int early, int late) {
        candidates.row(
                CandidateCovariate.PATIENT_ID,
                id,
                CandidateCovariate.IS_REFERRED,
                isReferred,
                CandidateCovariate.AGE_YEARS,
                50 + id.hashCode() % 3);
        scores.row(PropensityScore.PATIENT_ID, id, PropensityScore.IS_REFERRED, isReferred);
        panels.row(
                CandidateHistory.PATIENT_ID,
                id,
                CandidateHistory.EVENT_COUNTS,
                Map.of("gp-day", List.of(early, late, 0, 0, 0)));
    }

    /** The thirty referred of the first test: those matched are the referred in primary sets, the others excluded. */
    private static void assertThatTheLastStepAddsUp(Map<Table, Outputs.Write> tables) {
        var last = rows(tables, AttritionStep.TABLE).where("step = 'matched'").first();
        long matched = rows(tables, MatchedSet.TABLE)
                .where("design = 'primary' AND is_referred")
                .count();
        assertThat(matched).isPositive().isLessThanOrEqualTo(30);
        assertThat(last.<Long>getAs("remaining_count")).isEqualTo(matched);
        assertThat(last.<Long>getAs("excluded_count")).isEqualTo(30 - matched);
    }

    private static List<String> flow(Map<Table, Outputs.Write> tables) {
        return rows(tables, AttritionStep.TABLE).sort("flow", "step_number").collectAsList().stream()
                .map(row -> row.<String>getAs("step"))
                .toList();
    }

    private static Dataset<Row> rows(Map<Table, Outputs.Write> tables, Table table) {
        return Objects.requireNonNull(tables.get(table), table.fullName()).rows();
    }

    private static List<Dataset<Row>> ofDesigns(Map<Table, Outputs.Write> tables) {
        return tables.entrySet().stream()
                .filter(entry ->
                        !List.of(AttritionStep.TABLE, CodeBalance.TABLE).contains(entry.getKey()))
                .map(entry -> entry.getValue().rows())
                .toList();
    }

    private Map<Table, Outputs.Write> run() {
        return run(STUDY);
    }

    private Map<Table, Outputs.Write> run(Study study) {
        var tables = Map.of(
                CandidateCovariate.TABLE, candidates.dataset(),
                PropensityScore.TABLE, scores.dataset(),
                CandidateHistory.TABLE, panels.dataset(),
                CandidateCode.TABLE, codes.dataset(),
                CohortStep.TABLE, steps.row().dataset());
        return new MatchControls().run(study, new Given(tables, said)).tables();
    }

    private static List<String> designs(Dataset<Row> rows) {
        return rows.select("design").distinct().sort("design").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /**
     * Inputs drawn by hand.
     *
     * @param tables the tables
     * @param said what the job said
     */
    private record Given(Map<Table, Dataset<Row>> tables, List<String> said) implements Inputs {
        @Override
        public Map<Table, Dataset<Row>> previous() {
            return Map.of();
        }

        @Override
        public SparkSession session() {
            return SharedSpark.session();
        }

        @Override
        public Dataset<Row> table(Table table) {
            return tables.getOrDefault(table, session().emptyDataFrame());
        }

        @Override
        public long version(Table table) {
            return 0;
        }

        @Override
        public CodeLists codeLists() {
            throw new UnsupportedOperationException("Matching needs no code lists");
        }

        @Override
        public Delivered delivered() {
            throw new UnsupportedOperationException("Matching needs no delivery");
        }

        @Override
        public String runId() {
            return "match-1";
        }

        @Override
        public List<RunRecord> lineage() {
            return List.of();
        }

        @Override
        public Progress progress() {
            return said::add;
        }
    }
}
