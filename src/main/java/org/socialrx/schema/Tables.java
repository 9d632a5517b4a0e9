package org.socialrx.schema;

import java.util.List;
import java.util.stream.Stream;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.OptOut;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpActivity;
import org.socialrx.schema.core.SpContact;
import org.socialrx.schema.core.SpMeasure;
import org.socialrx.schema.core.SpNeed;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.core.Staff;
import org.socialrx.schema.coverage.ListCandidate;
import org.socialrx.schema.coverage.ListChange;
import org.socialrx.schema.coverage.ListDifference;
import org.socialrx.schema.coverage.ListLine;
import org.socialrx.schema.coverage.ListOverlap;
import org.socialrx.schema.coverage.ListSummary;
import org.socialrx.schema.coverage.ListUse;
import org.socialrx.schema.fit.ModelBalance;
import org.socialrx.schema.fit.ModelDecomposition;
import org.socialrx.schema.fit.ModelEstimate;
import org.socialrx.schema.fit.ModelPair;
import org.socialrx.schema.fit.ModelSummary;
import org.socialrx.schema.ops.RuleCount;
import org.socialrx.schema.ops.Run;
import org.socialrx.schema.ops.RunTable;
import org.socialrx.schema.release.Released;
import org.socialrx.schema.result.ArmRate;
import org.socialrx.schema.result.AttritionStep;
import org.socialrx.schema.result.Characteristic;
import org.socialrx.schema.result.CodeBalance;
import org.socialrx.schema.result.CompletenessSpread;
import org.socialrx.schema.result.CovariateBalance;
import org.socialrx.schema.result.Diagnostic;
import org.socialrx.schema.result.EquityIndex;
import org.socialrx.schema.result.EquityRatio;
import org.socialrx.schema.result.Estimate;
import org.socialrx.schema.result.EventTime;
import org.socialrx.schema.result.GroupShare;
import org.socialrx.schema.result.Leaving;
import org.socialrx.schema.result.MatchLoss;
import org.socialrx.schema.result.Overlap;
import org.socialrx.schema.result.PracticeShare;
import org.socialrx.schema.result.Predictor;
import org.socialrx.schema.result.PropensityTerm;
import org.socialrx.schema.result.Provenance;
import org.socialrx.schema.result.Rate;
import org.socialrx.schema.source.DeliveryCheck;
import org.socialrx.schema.source.DeliveryFile;
import org.socialrx.schema.source.OptOutPatient;
import org.socialrx.schema.source.PracticeMonth;
import org.socialrx.schema.source.Reject;
import org.socialrx.schema.study.CandidateCode;
import org.socialrx.schema.study.CandidateCovariate;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.CohortStep;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.schema.study.MatchedSet;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.schema.study.PropensityScore;
import org.socialrx.table.Table;

/** Every declared table, by database. */
public final class Tables {
    /** Tables of the source database. */
    public static final List<Table> SOURCE =
            List.of(DeliveryCheck.TABLE, DeliveryFile.TABLE, OptOutPatient.TABLE, PracticeMonth.TABLE, Reject.TABLE);

    /** Tables of the core database. */
    public static final List<Table> CORE = List.of(
            Code.TABLE,
            Contact.TABLE,
            Event.TABLE,
            OptOut.TABLE,
            Patient.TABLE,
            Practice.TABLE,
            Registration.TABLE,
            SpActivity.TABLE,
            SpContact.TABLE,
            SpMeasure.TABLE,
            SpNeed.TABLE,
            SpReferral.TABLE,
            Staff.TABLE);

    /** Tables of the study database. */
    public static final List<Table> STUDY = List.of(
            CandidateCode.TABLE,
            CandidateCovariate.TABLE,
            CandidateHistory.TABLE,
            CodedEvent.TABLE,
            CohortMember.TABLE,
            CohortStep.TABLE,
            ExposureEpisode.TABLE,
            MatchedSet.TABLE,
            ObservedSpell.TABLE,
            PracticePeriod.TABLE,
            PropensityScore.TABLE);

    /** Tables of the result database. */
    public static final List<Table> RESULT = List.of(
            ArmRate.TABLE,
            AttritionStep.TABLE,
            Characteristic.TABLE,
            CodeBalance.TABLE,
            CompletenessSpread.TABLE,
            CovariateBalance.TABLE,
            Diagnostic.TABLE,
            EquityIndex.TABLE,
            EquityRatio.TABLE,
            Estimate.TABLE,
            EventTime.TABLE,
            GroupShare.TABLE,
            Leaving.TABLE,
            MatchLoss.TABLE,
            Overlap.TABLE,
            PracticeShare.TABLE,
            Predictor.TABLE,
            PropensityTerm.TABLE,
            Provenance.TABLE,
            Rate.TABLE);

    /** Tables of the ops database. */
    public static final List<Table> OPS = List.of(RuleCount.TABLE, Run.TABLE, RunTable.TABLE);

    /** Tables of the fit database, written with a warehouse by the job of that name. */
    public static final List<Table> FIT = List.of(
            ModelBalance.TABLE, ModelDecomposition.TABLE, ModelEstimate.TABLE, ModelPair.TABLE, ModelSummary.TABLE);

    /** Tables of the coverage database, written by the job that looks at code lists. */
    public static final List<Table> COVERAGE = List.of(
            ListCandidate.TABLE,
            ListChange.TABLE,
            ListDifference.TABLE,
            ListLine.TABLE,
            ListOverlap.TABLE,
            ListSummary.TABLE,
            ListUse.TABLE);

    private Tables() {}

    /** All of them, in the order in which data moves, the released forms before the operations. */
    public static List<Table> all() {
        return Stream.of(
                        SOURCE,
                        CORE,
                        STUDY,
                        RESULT,
                        Released.RESULTS.stream().map(Released::of).toList(),
                        FIT,
                        COVERAGE,
                        OPS)
                .flatMap(List::stream)
                .toList();
    }
}
