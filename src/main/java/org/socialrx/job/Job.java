package org.socialrx.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.socialrx.study.Study;
import org.socialrx.table.Table;

/** One step of the pipeline: a declaration and a pure function; the runner does everything that touches the world. */
interface Job {
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

    /** Whether it reads code lists, so that a change of one makes its tables stale. */
    default boolean usesCodeLists() {
        return false;
    }

    /** Whether its tables belong to the warehouse and serve every study. */
    default boolean isWarehouseWide() {
        return false;
    }

    /** What was allowed for a run and why, for {@code ops.run}. */
    default Optional<String> remarks(Study study, Delivered delivered) {
        return Optional.empty();
    }

    /**
     * Tells what a run would find, and writes nothing.
     *
     * @throws org.socialrx.study.Problems that the run would end with
     */
    default void preview(Study study, Inputs inputs) {}

    /**
     * Whether it takes into account what its last run for this study wrote. That does not make its tables stale: with
     * equal inputs it would write the same again.
     */
    default boolean remembers() {
        return false;
    }

    /** Computes every table of {@link #writes()}. */
    Outputs run(Study study, Inputs inputs);
}
