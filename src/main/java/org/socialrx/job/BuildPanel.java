package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.storage.StorageLevel;
import org.socialrx.panel.CandidatePanels;
import org.socialrx.panel.CountedDays;
import org.socialrx.panel.PracticePeriods;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidateHistory;
import org.socialrx.schema.study.CodedEvent;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.schema.study.ExposureEpisode;
import org.socialrx.schema.study.ObservedSpell;
import org.socialrx.schema.study.PracticePeriod;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Builds the panels that effect models read. */
final class BuildPanel implements Job {
    static final String CONTACT_TYPES = "contact-type";

    @Override
    public String name() {
        return "build-panel";
    }

    @Override
    public String summary() {
        return "Count contacts and days at risk: of each candidate around the index date, of each practice by calendar.";
    }

    @Override
    public List<Table> reads() {
        return List.of(CohortMember.TABLE, ObservedSpell.TABLE, ExposureEpisode.TABLE, CodedEvent.TABLE, Contact.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(CandidateHistory.TABLE, PracticePeriod.TABLE);
    }

    @Override
    public Set<Section> sections() {
        return EnumSet.of(Section.PERIODS, Section.OUTCOMES, Section.DATA_WINDOW);
    }

    @Override
    public boolean usesCodeLists() {
        return true;
    }

    @Override
    public Outputs run(Study study, Inputs in) {
        var days = new CountedDays(study.outcomes(), in.codeLists().list(CONTACT_TYPES))
                .of(in.table(Contact.TABLE), in.table(CodedEvent.TABLE))
                .persist(StorageLevel.MEMORY_AND_DISK());
        var candidates = new CandidatePanels(study.periods(), study.outcomes());
        var practices = new PracticePeriods(study.dataWindow(), study.periods().lengthDays(), study.outcomes());
        return new Outputs()
                .put(CandidateHistory.TABLE, candidates.count(in.table(CohortMember.TABLE), days))
                .put(
                        PracticePeriod.TABLE,
                        practices.cells(in.table(ObservedSpell.TABLE), days, in.table(ExposureEpisode.TABLE)));
    }
}
