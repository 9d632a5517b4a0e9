package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.socialrx.effect.EffectEstimation;
import org.socialrx.effect.EffectInputs;
import org.socialrx.effect.rollout.RollOut;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Estimates what referral changed. */
final class EstimateEffect implements Job {
    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public String summary() {
        return "Estimate what referral changed, with its diagnostics and with what not to believe.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                CohortMember.TABLE,
                CandidateCovariate.TABLE,
                CandidateHistory.TABLE,
                MatchedSet.TABLE,
                PropensityScore.TABLE,
                PracticePeriod.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(Estimate.TABLE, EventTime.TABLE, ArmRate.TABLE, Diagnostic.TABLE, Leaving.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(
                Section.PERIODS,
                Section.OUTCOMES,
                Section.ESTIMATES,
                Section.MATCHING,
                Section.EXPOSURE,
                Section.COVARIATES,
                Section.SEED);
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var tables = EffectEstimation.estimate(
                study,
                new EffectInputs(
                        in.table(CohortMember.TABLE),
                        in.table(CandidateCovariate.TABLE),
                        in.table(CandidateHistory.TABLE),
                        in.table(MatchedSet.TABLE),
                        in.table(PropensityScore.TABLE)));
        var rollOut = RollOut.estimate(study, in.table(PracticePeriod.TABLE));
        return new Outputs()
                .put(Estimate.TABLE, tables.estimate().unionByName(rollOut.estimate()))
                .put(EventTime.TABLE, tables.eventTime())
                .put(ArmRate.TABLE, tables.armRate())
                .put(Diagnostic.TABLE, tables.diagnostic().unionByName(rollOut.diagnostic()))
                .put(Leaving.TABLE, tables.leaving());
    }
}
