package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.socialrx.matching.Matching;
import org.socialrx.matching.MatchingInputs;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidatePanel;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Matches controls to the referred. */
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
        return List.of(CandidateCovariate.TABLE, PropensityScore.TABLE, CandidatePanel.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(MatchedSet.TABLE, CovariateBalance.TABLE, Overlap.TABLE, MatchLoss.TABLE);
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
        var matching = Matching.match(
                Matching.PRIMARY,
                new MatchingInputs(in.table(CandidateCovariate.TABLE), in.table(PropensityScore.TABLE)),
                study.matching(),
                study.covariates());
        return new Outputs()
                .put(MatchedSet.TABLE, matching.sets())
                .put(CovariateBalance.TABLE, matching.balance())
                .put(Overlap.TABLE, matching.overlap())
                .put(MatchLoss.TABLE, matching.loss());
    }
}
