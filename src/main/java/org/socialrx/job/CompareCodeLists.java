package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.codelist.CodeList;
import org.socialrx.codelist.CodeLists;
import org.socialrx.codelist.CodedEvents;
import org.socialrx.codelist.coverage.Versions;
import org.socialrx.cohort.Cohort;
import org.socialrx.cohort.CohortInputs;
import org.socialrx.release.Profile;
import org.socialrx.schema.core.Code;
import org.socialrx.schema.core.Event;
import org.socialrx.schema.core.Patient;
import org.socialrx.schema.core.Practice;
import org.socialrx.schema.core.Registration;
import org.socialrx.schema.core.SpReferral;
import org.socialrx.schema.coverage.ListChange;
import org.socialrx.schema.coverage.ListDifference;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/**
 * Says in which lines two versions of a code list differ and whom that would bring into the cohort or leave out; no
 * table of the study is written.
 *
 * @param versions the two
 */
record CompareCodeLists(Versions versions) implements Job {
    @Override
    public String name() {
        return "codelist-diff";
    }

    @Override
    public String summary() {
        return "Say what a new version of a code list would change in the record and in the cohort.";
    }

    @Override
    public List<Table> reads() {
        return List.of(Practice.TABLE, Patient.TABLE, Registration.TABLE, Event.TABLE, Code.TABLE, SpReferral.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(ListChange.TABLE, ListDifference.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.SOURCE);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var profile = Profile.named(study.disclosure());
        var counted = versions.differences(
                in.table(Event.TABLE), in.table(Code.TABLE), study.exposure().episodeGapDays());
        if (isExposure(study)) {
            counted = counted.unionByName(members(study, in));
        }
        var outputs = new Outputs();
        var changes = versions.changes(in.session()).collectAsList();
        var differences = counted.collectAsList();
        outputs.put(ListChange.TABLE, in.session().createDataFrame(changes, ListChange.TABLE.schema()));
        outputs.put(ListDifference.TABLE, in.session().createDataFrame(differences, ListDifference.TABLE.schema()));
        var lines = ShownTable.of(ListChange.TABLE, changes, profile);
        var counts = ShownTable.exact(ListDifference.TABLE, measured(differences, true))
                .and(ShownTable.of(ListDifference.TABLE, measured(differences, false), profile));
        outputs.file(ListChange.TABLE.name() + ".csv", lines.csv());
        outputs.file(ListDifference.TABLE.name() + ".csv", counts.csv());
        lines.only(
                        ListChange.LINE_CHANGE,
                        ListChange.CODE_SYSTEM,
                        ListChange.CODE,
                        ListChange.OLD_LINE,
                        ListChange.NEW_LINE)
                .text("lines that differ")
                .forEach(in.progress()::say);
        counts.text("what would change").forEach(in.progress()::say);
        return outputs;
    }

    /** The row that counts codes, or those that count entries and people. */
    private static List<Row> measured(List<Row> differences, boolean inCodes) {
        return differences.stream()
                .filter(row -> Versions.CODES.equals(row.getAs(ListDifference.MEASURE.name())) == inCodes)
                .toList();
    }

    private boolean isExposure(Study study) {
        var name = versions.after().name();
        return study.exposure().offered().contains(name)
                || study.exposure().referred().contains(name)
                || study.exposure().declined().contains(name);
    }

    private Dataset<Row> members(Study study, Inputs in) {
        var old = cohort(study, in, versions.before());
        var now = cohort(study, in, versions.after());
        var isReferred = CohortMember.IS_REFERRED.col();
        var member = List.of(CohortMember.PRACTICE_ID, CohortMember.PATIENT_ID, CohortMember.INDEX_DATE);
        return versions.difference("referred members", old.where(isReferred), now.where(isReferred), member)
                .unionByName(versions.difference(
                        "control members",
                        old.where(isReferred.equalTo(false)),
                        now.where(isReferred.equalTo(false)),
                        member));
    }

    private static Dataset<Row> cohort(Study study, Inputs in, CodeList version) {
        var lists = new TreeMap<>(in.codeLists().byName());
        lists.put(version.name(), version);
        var events = CodedEvents.find(
                        in.table(Event.TABLE),
                        in.table(Code.TABLE),
                        new CodeLists(lists, ""),
                        DeriveCohort.lists(study))
                .persist(StorageLevel.MEMORY_AND_DISK());
        return Cohort.derive(
                        new CohortInputs(
                                in.table(Practice.TABLE),
                                in.table(Patient.TABLE),
                                in.table(Registration.TABLE),
                                events,
                                in.table(SpReferral.TABLE)),
                        study)
                .members()
                .persist(StorageLevel.MEMORY_AND_DISK());
    }
}
