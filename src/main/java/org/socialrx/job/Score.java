package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.covariate.BaselineCovariates;
import org.socialrx.propensity.Propensity;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
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
        return List.of(CohortMember.TABLE, CodedEvent.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(CandidateCovariate.TABLE, PropensityScore.TABLE, PropensityTerm.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.COVARIATES, Section.PROPENSITY, Section.MATCHING);
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var covariates = new BaselineCovariates(study.covariates())
                .collect(in.table(CohortMember.TABLE), in.table(CodedEvent.TABLE))
                .persist(StorageLevel.MEMORY_AND_DISK());
        var propensity = Propensity.fit(
                covariates,
                study.covariates(),
                study.propensity(),
                study.matching().exact());
        return new Outputs()
                .put(CandidateCovariate.TABLE, covariates)
                .put(PropensityScore.TABLE, propensity.scores())
                .put(PropensityTerm.TABLE, propensity.terms());
    }
}
