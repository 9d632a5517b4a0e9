package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeMatch;
import org.socialrx.covariate.BaselineCovariates;
import org.socialrx.propensity.Propensity;
import org.socialrx.propensity.WideScores;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.ExitCode;
import org.socialrx.study.Problems;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.SideBySide;
import org.socialrx.table.Table;

/** Computes baseline covariates and the propensity score. */
final class Score implements Job {
    @Override
    public String name() {
        return "score";
    }

    @Override
    public String summary() {
        return "Compute covariates before the index date and fit the propensity score on all candidates.";
    }

    @Override
    public List<Table> reads() {
        return List.of(CohortMember.TABLE, CodedEvent.TABLE, Event.TABLE, Code.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(CandidateCovariate.TABLE, CandidateCode.TABLE, PropensityScore.TABLE, PropensityTerm.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.COVARIATES, Section.PROPENSITY, Section.MATCHING, Section.PERIODS, Section.EXPOSURE);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var covariates = new BaselineCovariates(study.covariates())
                .collect(in.table(CohortMember.TABLE), in.table(CodedEvent.TABLE))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try (var models = new SideBySide()) {
            var fitted = models.start(() -> Propensity.fit(
                    covariates,
                    study.covariates(),
                    study.propensity(),
                    study.matching().exact()));
            var fittedWide = models.start(() -> wide(study, in, covariates));
            var propensity = fitted.get();
            var wide = fittedWide.get();
            return new Outputs()
                    .put(CandidateCovariate.TABLE, covariates)
                    .put(
                            CandidateCode.TABLE,
                            wide.map(WideScores::codes).orElseGet(() -> none(in, CandidateCode.TABLE)))
                    .put(PropensityScore.TABLE, with(propensity.scores(), wide.map(WideScores::scores)))
                    .put(PropensityTerm.TABLE, with(propensity.terms(), wide.map(WideScores::terms)));
        }
    }

    /** The wide model of a study that has one; one that cannot be fitted leaves the study without. */
    private static Optional<WideScores> wide(Study study, Inputs in, Dataset<Row> covariates) {
        if (study.propensity().wide().isEmpty()) {
            return Optional.empty();
        }
        var exposure = study.exposure();
        var lists = Stream.of(exposure.offered(), exposure.referred(), exposure.declined())
                .flatMap(List::stream)
                .distinct()
                .map(in.codeLists()::list)
                .toList();
        var codes = in.table(Code.TABLE);
        var named = CodeMatch.match(codes, lists).select(Code.CODE_KEY.col()).distinct();
        try {
            var fitted = WideScores.fit(
                    new WideScores.Tables(covariates, in.table(Event.TABLE), codes, named),
                    study.covariates(),
                    study.propensity(),
                    study.matching().exact());
            in.progress().say("wide propensity model: " + fitted.summary());
            return Optional.of(fitted);
        } catch (Problems problems) {
            if (problems.exitCode() != ExitCode.STATISTICS) {
                throw problems;
            }
            in.progress().say("no wide propensity model: " + problems.getMessage());
            return Optional.empty();
        }
    }

    private static Dataset<Row> with(Dataset<Row> rows, Optional<Dataset<Row>> more) {
        return more.map(rows::unionByName).orElse(rows);
    }

    private static Dataset<Row> none(Inputs in, Table table) {
        return in.session().createDataFrame(List.of(), table.schema());
    }
}
