package org.socialrx.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodedEvents;
import org.socialrx.cohort.Cohort;
import org.socialrx.cohort.CohortInputs;
import org.socialrx.cohort.OptOutStep;
import org.socialrx.describe.Determinant;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.OptOut;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.CohortStep;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.study.EthnicGroups;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Derives who was referred, who may be a control, and who was left out and why. */
final class DeriveCohort implements Job {
    /** The list that says a patient's ethnic group. */
    static final String ETHNICITY = "ethnicity";

    @Override
    public String name() {
        return "derive-cohort";
    }

    @Override
    public String summary() {
        return "Derive who was referred, who was at risk on the same day, and who was left out and why.";
    }

    @Override
    public List<Table> reads() {
        return List.of(
                Practice.TABLE,
                Patient.TABLE,
                Registration.TABLE,
                OptOut.TABLE,
                Event.TABLE,
                Code.TABLE,
                SpReferral.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(
                CodedEvent.TABLE, ExposureEpisode.TABLE, ObservedSpell.TABLE, CohortMember.TABLE, CohortStep.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(
                Section.DATA_WINDOW,
                Section.INDEX_WINDOW,
                Section.ELIGIBILITY,
                Section.EXPOSURE,
                Section.CONTROLS,
                Section.COVARIATES,
                Section.OUTCOMES,
                Section.SEED);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var events = CodedEvents.find(
                        in.table(Event.TABLE), in.table(Code.TABLE), in.codeLists(), lists(study, in.codeLists()))
                .persist(StorageLevel.MEMORY_AND_DISK());
        var cohort = Cohort.derive(
                new CohortInputs(
                        in.table(Practice.TABLE),
                        in.table(Patient.TABLE),
                        in.table(Registration.TABLE),
                        events,
                        in.table(SpReferral.TABLE)),
                study);
        return new Outputs()
                .put(CodedEvent.TABLE, events)
                .put(ExposureEpisode.TABLE, cohort.episodes())
                .put(ObservedSpell.TABLE, cohort.spells())
                .put(CohortMember.TABLE, cohort.members())
                .put(CohortStep.TABLE, OptOutStep.before(cohort.attrition(), in.table(OptOut.TABLE)));
    }

    /** Every list the study names. */
    static List<String> lists(Study study) {
        List<String> lists = new ArrayList<>(study.exposure().offered());
        lists.addAll(study.exposure().referred());
        lists.addAll(study.exposure().declined());
        lists.addAll(study.covariates().conditions());
        lists.addAll(study.outcomeLists());
        lists.add(ETHNICITY);
        return lists.stream().distinct().toList();
    }

    /** These, and the lists that record people's circumstances; later jobs never reread core.event. */
    private static List<String> lists(Study study, CodeLists known) {
        var circumstances = Stream.of(Determinant.values())
                .flatMap(determinant -> determinant.lists().stream())
                .filter(known::has);
        var ethnicity =
                Stream.of(EthnicGroups.values()).map(EthnicGroups::codeList).filter(known::has);
        return Stream.of(lists(study).stream(), circumstances, ethnicity)
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }
}
