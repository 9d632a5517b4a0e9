package org.socialrx.job;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.socialrx.panel.CandidatePanels;
import org.socialrx.schema.core.Contact;
import org.socialrx.schema.study.CandidatePanel;
import org.socialrx.schema.study.CohortMember;
import org.socialrx.study.Study;
import org.socialrx.study.Study.Section;
import org.socialrx.table.Table;

/** Builds the panel that effect models read. */
final class BuildPanel implements Job {
    private static final String CONTACT_TYPES = "contact-type";

    @Override
    public String name() {
        return "build-panel";
    }

    @Override
    public String summary() {
        return "Count each candidate's contacts and days at risk in every period around the index date.";
    }

    @Override
    public List<Table> reads() {
        return List.of(CohortMember.TABLE, Contact.TABLE);
    }

    @Override
    public List<Table> writes() {
        return List.of(CandidatePanel.TABLE);
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
        var panels = new CandidatePanels(
                study.periods(), study.outcomes(), in.codeLists().list(CONTACT_TYPES));
        return new Outputs()
                .put(CandidatePanel.TABLE, panels.count(in.table(CohortMember.TABLE), in.table(Contact.TABLE)));
    }
}
