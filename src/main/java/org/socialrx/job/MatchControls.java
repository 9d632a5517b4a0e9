package org.socialrx.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.socialrx.matching.CodesCompared;
import org.socialrx.matching.Matching;
import org.socialrx.matching.MatchingInputs;
import org.socialrx.propensity.PastContacts;
import org.socialrx.propensity.Propensity;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortStep;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.ExitCode;
import org.socialrx.study.PeriodRange;
import org.socialrx.study.Problems;
import org.socialrx.study.PropensityRules;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.SideBySide;
import org.socialrx.table.Table;

/** Matches controls to the referred: as the study says, and on their earlier contacts too to show what that does. */
final class MatchControls implements Job {
    @Override
    public String name() {
        return "match";
    }

    @Override
    public String summary() {
        return "Match controls to the referred within practice, sex and quarter, and measure balance.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                CandidateCovariate.TABLE,
                CandidateCode.TABLE,
                PropensityScore.TABLE,
                CandidateHistory.TABLE,
                CohortStep.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                MatchedSet.TABLE,
                CovariateBalance.TABLE,
                CodeBalance.TABLE,
                Overlap.TABLE,
                MatchLoss.TABLE,
                AttritionStep.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(
                Section.COVARIATES,
                Section.PROPENSITY,
                Section.MATCHING,
                Section.ESTIMATES,
                Section.PERIODS,
                Section.SEED);
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        List<Callable<Optional<Matching>>> designs = new ArrayList<>();
        designs.add(() -> Optional.of(match(Matching.PRIMARY, study, in, scores(in, PropensityRules.PRIMARY))));
        if (study.propensity().wide().isPresent()) {
            designs.add(() -> wide(study, in));
        }
        matchedOnThePast(study)
                .forEach((design, past) -> designs.add(
                        () -> scores(design, past, study, in).map(scores -> match(design, study, in, scores))));
        var matchings =
                SideBySide.run(designs).stream().flatMap(Optional::stream).toList();
        var primary = matchings.get(0);
        return new Outputs()
                .put(MatchedSet.TABLE, union(matchings, Matching::sets))
                .put(CovariateBalance.TABLE, union(matchings, Matching::balance))
                .put(
                        CodeBalance.TABLE,
                        CodesCompared.of(
                                in.table(CandidateCode.TABLE),
                                union(matchings, Matching::sets),
                                List.of(Matching.PRIMARY, PropensityRules.WIDE)))
                .put(Overlap.TABLE, union(matchings, Matching::overlap))
                .put(MatchLoss.TABLE, union(matchings, Matching::loss))
                .put(AttritionStep.TABLE, in.table(CohortStep.TABLE).unionByName(primary.flow()));
    }

    /** The design of the wide model; empty when the model could not be fitted. */
    private static Optional<Matching> wide(Study study, Inputs in) {
        var scores = scores(in, PropensityRules.WIDE);
        return scores.isEmpty() ? Optional.empty() : Optional.of(match(PropensityRules.WIDE, study, in, scores));
    }

    private static Dataset<Row> scores(Inputs in, String design) {
        return in.table(PropensityScore.TABLE)
                .where(PropensityScore.DESIGN.col().equalTo(design));
    }

    /** What not to believe: designs whose model also knows contacts before the index date. */
    private static Map<String, PastContacts> matchedOnThePast(Study study) {
        var baseline = study.periods().baseline();
        var early = study.estimates().earlyContacts();
        var counted = new PeriodRange(Math.max(early.from(), baseline.from()), Math.min(early.to(), baseline.to()));
        var each = IntStream.rangeClosed(baseline.from(), baseline.to())
                .mapToObj(period -> new PeriodRange(period, period))
                .toList();
        Map<String, PastContacts> designs = new LinkedHashMap<>();
        designs.put(Matching.TRAJECTORY, pastContacts(study, each));
        if (counted.length() > 0) {
            designs.put(Matching.EARLY_CONTACTS, pastContacts(study, List.of(counted)));
        }
        return designs;
    }

    private static PastContacts pastContacts(Study study, List<PeriodRange> ranges) {
        return new PastContacts(
                study.estimates().primary().outcome(), study.periods().first(), ranges);
    }

    /** The scores of a design's own model; a model that cannot be fitted leaves its design without sets. */
    private static Optional<Dataset<Row>> scores(String design, PastContacts past, Study study, Inputs in) {
        try {
            return Optional.of(Propensity.fit(
                            past.addTo(in.table(CandidateCovariate.TABLE), in.table(CandidateHistory.TABLE)),
                            study.covariates(),
                            study.propensity(),
                            study.matching().exact(),
                            past.numbers())
                    .scores());
        } catch (Problems problems) {
            if (problems.exitCode() != ExitCode.STATISTICS) {
                throw problems;
            }
            in.progress().say("no sets of the design %s: %s".formatted(design, problems.getMessage()));
            return Optional.empty();
        }
    }

    private static Matching match(String design, Study study, Inputs in, Dataset<Row> scores) {
        return Matching.match(
                design,
                new MatchingInputs(in.table(CandidateCovariate.TABLE), scores),
                study.matching(),
                study.covariates());
    }

    private static Dataset<Row> union(List<Matching> matchings, Function<Matching, Dataset<Row>> rows) {
        return matchings.stream().map(rows).reduce(Dataset::unionByName).orElseThrow();
    }
}
