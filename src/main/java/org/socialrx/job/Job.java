package org.socialrx.job;

import java.util.List;
import java.util.Set;
import org.socialrx.study.Study;
import org.socialrx.table.Table;

/** One step of the pipeline: a declaration and a pure function; the runner does everything that touches the world. */
public interface Job {
    /** Name of the job and of its file in {@code jobs/}. */
    String name();

    /** One sentence for {@code --help}. */
    String summary();

    /** Tables it reads. */
    List<Table> reads();

    /** Tables it writes; no other job writes them. */
    List<Table> writes();

    /** Sections of the study file it reads. */
    Set<Study.Section> sections();

    /** Computes every table of {@link #writes()}. */
    Outputs run(Study study, Inputs inputs);
}
